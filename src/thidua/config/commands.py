"""Commands that run the installation: ``run``, ``demo``, ``verify``, ``sign``, ``backup``, ``restore``,
``drill``, ``daily``, ``archive``."""

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any


def register(subparsers: Any) -> None:
    """Add the commands to the parser of ``thidua``."""
    run = _parser(subparsers, "run", _run, "Chạy máy chủ. / Migrate after a backup, check, serve.")
    run.add_argument("--host", default="127.0.0.1", help="địa chỉ nghe / address to listen on")
    run.add_argument("--port", type=int, default=8000, help="cổng / port")
    _parser(subparsers, "demo", _demo, "Nạp cơ quan mẫu năm 2021. / Load the sample department.")
    verify = _parser(
        subparsers,
        "verify",
        _verify,
        "Kiểm tra nhật ký, văn bản, sổ; hoặc chữ ký số của tệp PDF. / Prove that nothing was altered; or check a PDF.",
    )
    verify.add_argument(
        "file",
        type=Path,
        nargs="?",
        metavar="FILE.pdf",
        help="kiểm chữ ký số của tệp này: mã thoát 0 hợp lệ, 1 không, 2 không đọc được / check its signatures",
    )
    verify.add_argument("--checkpoint", type=Path, help="tệp mốc giữ ở nơi khác / checkpoint kept elsewhere")
    verify.add_argument(
        "--write-checkpoint", type=Path, help="ghi mốc hiện tại ra tệp / write the present head to a file"
    )
    verify.add_argument("--json", action="store_true")
    _add_sign(subparsers)
    backup = _parser(subparsers, "backup", _backup, "Sao lưu toàn bộ. / Back the whole installation up.")
    backup.add_argument("folder", type=Path, metavar="DIR")
    restore = _parser(subparsers, "restore", _restore, "Phục hồi vào nơi trống và chứng minh. / Restore and prove.")
    restore.add_argument("file", type=Path, metavar="FILE")
    _parser(subparsers, "daily", _daily, "Việc hằng ngày: nhắc, sao lưu, kiểm tra. / Remind, back up, verify.")
    _parser(subparsers, "drill", _drill, "Diễn tập: sao lưu, phục hồi, kiểm tra. / Back up, restore elsewhere, verify.")
    archive = _parser(subparsers, "archive", _archive, "Hồ sơ lưu của một năm. / A year's papers and books as a zip.")
    archive.add_argument("--year", type=int, required=True, help="năm / year")
    archive.add_argument("--out", type=Path, required=True, metavar="FILE.zip", help="tệp ghi ra / file to write")
    archive.add_argument("--agency", metavar="MÃ", help="mã cơ quan khi có nhiều cơ quan / agency code")


def _parser(subparsers: Any, name: str, run: Any, help_text: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = subparsers.add_parser(name, help=help_text, description=help_text)
    parser.add_argument("--data", type=Path, help="thư mục dữ liệu / data folder (THIDUA_DATA, var)")
    parser.set_defaults(run=run)
    return parser


def _add_sign(subparsers: Any) -> None:
    sign = _parser(subparsers, "sign", _sign, "Ký số một tệp PDF ở máy có khóa. / Sign a PDF where the key is.")
    sign.add_argument("file", type=Path, metavar="FILE.pdf")
    sign.add_argument("--out", type=Path, required=True, metavar="SIGNED.pdf", help="tệp ghi ra / file to write")
    key = sign.add_mutually_exclusive_group()
    key.add_argument("--p12", type=Path, metavar="KEY.p12", help="tệp khóa / key file")
    key.add_argument("--pkcs11-module", metavar="MODULE", help="phần mềm của thiết bị (.so, .dll) / of the device")
    sign.add_argument(
        "--token", default="", metavar="LABEL", help="tên hoặc số khe của thiết bị / label or slot number"
    )
    sign.add_argument("--name", default="", help="người ký in trên văn bản / signatory as printed")
    sign.add_argument("--agency", default="", metavar="NAME", help="ký của cơ quan này / sign for this agency")
    sign.add_argument("--picture", type=Path, metavar="PNG", help="hình chữ ký hoặc hình dấu / picture to show")
    sign.add_argument("--seal-width", type=float, metavar="MM", help="bề ngang thật của dấu / real width of the seal")
    sign.add_argument(
        "--attachment", default="", metavar="NUMBER", help="phụ lục của văn bản số này / attachment of this paper"
    )


def _sign(args: argparse.Namespace) -> int:
    _setup(args)
    from thidua.foundations.papers.signing.sign_command import sign_file

    return sign_file(args)


def _setup(args: argparse.Namespace) -> None:
    """Point the settings at the data folder, then start Django, which the other commands never load."""
    import django
    from django.core.exceptions import ImproperlyConfigured

    if args.data:
        os.environ["THIDUA_DATA"] = str(args.data)
    try:
        django.setup()
    except (ImproperlyConfigured, OSError) as error:
        sys.exit(_fail(str(error)))


def _fail(text: str) -> int:
    print(f"thidua: {text}", file=sys.stderr)
    return 2


def _migrate() -> None:
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)


def _has_tables() -> bool:
    from django.db import connection

    return "django_migrations" in connection.introspection.table_names()


def _needs_migration() -> bool:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _run(args: argparse.Namespace) -> int:
    _setup(args)
    from django.conf import settings
    from django.core.management import call_command

    from thidua.config.backup import make_backup, prune
    from thidua.config.server import serve
    from thidua.config.verify import faults

    if _needs_migration():
        if _has_tables():
            folder = Path(settings.THIDUA_DATA) / "backups"
            print(f"Đã sao lưu trước khi nâng cấp: {make_backup(folder)}")
            prune(folder, keep=10)
        _migrate()
    call_command("collectstatic", interactive=False, verbosity=0)
    found = list(faults(None))
    for fault in found:
        print(f"CẢNH BÁO: {fault}", file=sys.stderr)
    print(f"Thi Đua chạy tại http://{args.host}:{args.port}/ (Ctrl+C để dừng)", flush=True)
    return serve(args.host, args.port)


def _demo(args: argparse.Namespace) -> int:
    _setup(args)
    from thidua.config.demo import load_demo

    _migrate()
    accounts = load_demo()
    print(f"Cơ quan mẫu: {accounts.agency}. Ngày làm việc: {accounts.today:%d/%m/%Y}.")
    print(f"Tài khoản: {', '.join(accounts.names)}")
    print(f"Mật khẩu chung: {accounts.password}")
    return 0


def _verify(args: argparse.Namespace) -> int:
    _setup(args)
    if args.file:
        from thidua.foundations.papers.signing.command import verify_file

        return verify_file(args.file, as_json=args.json)
    from thidua.config.verify import faults
    from thidua.foundations.audit.verify import Checkpoint, head

    checkpoint = None
    if args.checkpoint:
        try:
            checkpoint = Checkpoint.from_json(args.checkpoint.read_text())
        except (OSError, ValueError) as error:
            return _fail(f"{args.checkpoint}: {error}")
    if not _has_tables():
        return _fail("chưa có cơ sở dữ liệu ở thư mục này; chạy «thidua run» hoặc chỉ đúng --data")
    found = list(faults(checkpoint))
    now = head()
    if args.write_checkpoint:
        args.write_checkpoint.write_text(now.to_json() + "\n")
    if args.json:
        print(
            json.dumps(
                {"whole": not found, "faults": found, "head": {"seq": now.seq, "hash": now.hash}}, ensure_ascii=False
            )
        )
    else:
        print("\n".join(found) or f"Nguyên vẹn: {now.seq} dòng nhật ký, đầu chuỗi {now.hash[:16]}.")
    return 1 if found else 0


def _backup(args: argparse.Namespace) -> int:
    _setup(args)
    from thidua.config.backup import BackupError, make_backup

    try:
        print(make_backup(args.folder))
    except (BackupError, OSError) as error:
        return _fail(str(error))
    return 0


def _restore(args: argparse.Namespace) -> int:
    target = args.data or Path(os.environ.get("THIDUA_DATA", "var"))
    scratch = tempfile.TemporaryDirectory()
    if not os.environ.get("THIDUA_DATABASE_URL"):
        # The settings want a data folder, and the real one must stay empty until everything was proved.
        os.environ["THIDUA_DATA"] = scratch.name
        args.data = None
    _setup(args)
    from thidua.config.backup import BackupError, restore

    try:
        count = restore(args.file, target)
    except (BackupError, OSError) as error:
        return _fail(str(error))
    finally:
        scratch.cleanup()
    print(
        f"Đã phục hồi {count} tệp vào {target}, mọi giá trị băm đều khớp. "
        f"Chạy «thidua verify --data {target}» để đối chiếu."
    )
    return 0


def _drill(args: argparse.Namespace) -> int:
    _setup(args)
    from thidua.config.drill import run_drill

    faults = run_drill()
    print("\n".join(faults) or "Diễn tập đạt: sao lưu, phục hồi và kiểm tra đều khớp.")
    return 1 if faults else 0


def _daily(args: argparse.Namespace) -> int:
    _setup(args)
    from django.conf import settings

    from thidua.config.backup import BackupError, make_backup, prune
    from thidua.config.daily import send_reminders
    from thidua.config.verify import faults

    if not _has_tables():
        return _fail("chưa có cơ sở dữ liệu ở thư mục này; chạy «thidua run» hoặc chỉ đúng --data")
    folder = Path(settings.THIDUA_DATA) / "backups"
    try:
        made = make_backup(folder)
    except (BackupError, OSError) as error:
        return _fail(str(error))
    prune(folder, keep=30)
    print(f"Đã nhắc {send_reminders()} lượt; đã sao lưu {made}.")
    found = list(faults(None))
    print("\n".join(found) or "Dữ liệu nguyên vẹn.")
    return 1 if found else 0


def _archive(args: argparse.Namespace) -> int:
    _setup(args)
    from thidua.foundations.papers.archive.package import ArchiveError
    from thidua.stages.reporting.year_archive.services import agencies_with_papers, write_to
    from thidua.vietnamese import system_reason

    if not _has_tables():
        return _fail("chưa có cơ sở dữ liệu ở thư mục này; chạy «thidua run» hoặc chỉ đúng --data")
    agencies = {agency.code: agency for agency in agencies_with_papers()}
    code = args.agency or next(iter(agencies), "")
    if code not in agencies or (len(agencies) > 1 and not args.agency):
        return _fail(f"chọn cơ quan bằng --agency, một trong: {', '.join(agencies) or 'chưa cơ quan nào có văn bản'}")
    try:
        count = write_to(agencies[code], args.year, args.out, _show_progress if sys.stderr.isatty() else None)
    except ArchiveError as error:
        return _fail(str(error))
    except OSError as error:
        return _fail(f"không ghi được “{args.out}”: {system_reason(error)}. Chọn nơi ghi khác")
    print(f"Đã ghi hồ sơ lưu năm {args.year} của {agencies[code].name}: {count} tệp, {args.out}")
    return 0


def _show_progress(done: int, total: int) -> None:
    end = "\n" if done == total else ""
    print(f"\r{done}/{total}", end=end, file=sys.stderr, flush=True)
