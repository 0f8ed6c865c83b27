"""The product itself, served in a process of its own from a data folder that the sample was loaded into."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

PASSWORD = "mật khẩu của bản xem thử"
STARTING = 90
"""Seconds a busy machine may need until the server answers."""


def environment(data: Path, day: str = "") -> dict[str, str]:
    """The variables of the machine without ours and those of the tests, then ours: folder, password, and the day when it is given."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("THIDUA_", "DJANGO_"))}
    ours = {"THIDUA_DATA": str(data), "THIDUA_DEMO_PASSWORD": PASSWORD, "THIDUA_WORKERS": "1"}
    return {**kept, **ours, **({"THIDUA_TODAY": day} if day else {})}


def command(data: Path, *words: str, day: str = "") -> subprocess.CompletedProcess[str]:
    """Run ``thidua`` with ``words`` on the data folder; never raises, the caller looks at the exit code."""
    return subprocess.run(
        [sys.executable, "-m", "thidua.cli", *words, "--data", str(data)],
        env=environment(data, day), capture_output=True, text=True, check=False, timeout=600,
    )  # fmt: skip


@dataclass
class Site:
    """A served installation. Its day is set by starting it anew, as only a demonstration may."""

    data: Path
    port: int = 0
    day: str = ""
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        self.port = self.port or _free_port()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        return self.data.with_suffix(".log")

    def load(self) -> None:
        """Load the sample department."""
        done = command(self.data, "demo")
        if done.returncode:
            raise RuntimeError(f"the sample was not loaded: {done.stderr}")

    def stand_at(self, day: str) -> None:
        """Serve on that business day (like 2021-12-20), from a new process."""
        self.stop()
        self.day = day
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "thidua.cli", "run", "--data", str(self.data), "--port", str(self.port)],
                env=environment(self.data, day), stdout=log, stderr=subprocess.STDOUT,
            )  # fmt: skip
        self._wait()

    def stop(self) -> None:
        """End the server started here."""
        if self.process:
            self.process.terminate()
            self.process.wait(timeout=30)
            self.process = None

    def _wait(self) -> None:
        until = time.monotonic() + STARTING
        while time.monotonic() < until and self.process and self.process.poll() is None:
            try:
                with urllib.request.urlopen(f"{self.url}/dang-nhap/", timeout=10):  # noqa: S310 - our own address
                    return
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.2)
        raise RuntimeError(f"the server did not start: {self.log.read_text()[-2000:]}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
