"""``thidua sign FILE.pdf --out SIGNED.pdf``: sign where the key is, with a file or a device on this computer."""

import argparse
import getpass
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from thidua.foundations.papers.signing.command import load_file
from thidua.foundations.papers.signing.given import (
    GivenKey,
    sign_attachment_for_agency,
    sign_for_agency,
    sign_for_person,
)
from thidua.foundations.workflow.errors import InputRefused
from thidua.vietnamese import system_reason


def sign_file(args: argparse.Namespace) -> int:
    """Sign one file into another; 0 when it is written, 2 when something is in the way and nothing is."""
    try:
        if args.attachment and not args.agency:
            raise InputRefused(_("Phụ lục ở tệp riêng do cơ quan ký. Ghi tên cơ quan bằng --agency."))
        if args.agency and not args.attachment and args.picture and args.seal_width is None:
            raise InputRefused(_("Hình dấu phải đúng kích thước thật. Ghi bề ngang thật của dấu bằng --seal-width."))
        if not args.attachment and not args.name:
            raise InputRefused(_("Ghi họ tên người ký in trên văn bản bằng --name."))
        given = _given(args)
        data = load_file(args.file)
        _write(args.out, _signed(args, data, given))
    except InputRefused as error:
        print(error, file=sys.stderr)
        return 2
    print(_("Đã ký, ghi vào “%(path)s”.") % {"path": args.out})
    return 0


def _signed(args: argparse.Namespace, data: bytes, given: GivenKey) -> bytes:
    try:
        if args.attachment:
            return sign_attachment_for_agency(data, given, agency=args.agency, number=args.attachment)
        if args.agency:
            return sign_for_agency(data, given, agency=args.agency, name=args.name)
        return sign_for_person(data, given, name=args.name)
    except InputRefused:
        raise
    except Exception as error:
        # A file from anywhere can fail anywhere in the reader of PDF.
        raise InputRefused(_("Không ký được “%(path)s”: không phải PDF đọc được.") % {"path": args.file}) from error


def _given(args: argparse.Namespace) -> GivenKey:
    from thidua.foundations.papers.signing.tokens import Device

    picture = (args.picture.name, load_file(args.picture)) if args.picture else None
    shown: dict[str, Any] = {"picture": picture, "width_mm": args.seal_width}
    if args.p12:
        file = load_file(args.p12)
        return GivenKey(_secret(_("Mật khẩu của tệp khóa: ")), file, **shown)
    module = args.pkcs11_module or settings.THIDUA_PKCS11_MODULE
    if not module:
        raise InputRefused(_("Chưa nêu khóa. Dùng --p12 TỆP hoặc --pkcs11-module ĐƯỜNG-DẪN."))
    device = Device(module, args.token or settings.THIDUA_PKCS11_TOKEN)
    return GivenKey(_secret(_("Mã PIN của thiết bị: ")), device=device, **shown)


def _secret(prompt: str) -> str:
    """Typed unseen; from a script, one line of standard input. Every user of the machine sees arguments."""
    return getpass.getpass(prompt) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")


def _write(target: Path, data: bytes) -> None:
    """Write the whole file or nothing; a file that is there already is never touched."""
    if target.exists():
        raise InputRefused(_("Tệp “%(path)s” đã có. Chọn tên khác.") % {"path": target})
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, suffix=".pdf")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except OSError as error:
        raise InputRefused(
            _("Không ghi được “%(path)s”: %(reason)s. Chọn nơi ghi khác.")
            % {"path": target, "reason": system_reason(error)}
        ) from error
