"""The restore drill: a backup that was never restored is a hope, not a backup."""

import subprocess
import sys
import tempfile
from pathlib import Path

from django.db import connection
from django.utils.translation import gettext as _

from thidua.config.backup import BackupError, make_backup, restore
from thidua.foundations.audit.verify import head


def run_drill() -> list[str]:
    """Back up, restore into a scratch folder, verify it there against the present head; give the faults found."""
    if connection.vendor != "sqlite":
        return [
            _(
                "Diễn tập tự động chỉ có cho SQLite. "
                "Với PostgreSQL, phục hồi vào một cơ sở dữ liệu trống rồi chạy verify."
            )
        ]
    with tempfile.TemporaryDirectory(prefix="thidua-drill-") as scratch:
        place = Path(scratch)
        try:
            restore(make_backup(place / "backup"), place / "data")
        except (BackupError, OSError) as error:
            return [str(error)]
        checkpoint = place / "checkpoint.json"
        checkpoint.write_text(head().to_json())
        command = [
            sys.executable,
            "-m",
            "thidua.cli",
            "verify",
            "--data",
            str(place / "data"),
            "--checkpoint",
            str(checkpoint),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return [] if done.returncode == 0 else [done.stdout.strip() or done.stderr.strip()]
