"""Take the pictures of the user guide from a freshly loaded sample: ``python scripts/user_guide.py``.

Needs Chromium; writes ``docs/user/img/*.png``, 1366 × 768 and reduced to 64 colours so that the repository stays small.
"""

import io
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "docs" / "user" / "img"
PASSWORD = "mat-khau-mau-2021"  # noqa: S105 - of a sample that lives for a minute
CHROMIUM = "/usr/bin/chromium"

PICTURES = (
    ("clerk", "01-viec-tuan-nay", "/"),
    ("clerk", "02-van-ban-phat-dong", "/phat-dong/"),
    ("clerk", "03-ra-soat-van-ban", "/phat-dong/1/"),
    ("clerk", "04-phong-trao", "/phong-trao/2/"),
    ("clerk", "05-quan-triet", "/quan-triet/"),
    ("clerk", "06-dang-ky", "/dang-ky/"),
    ("clerk", "07-nhiem-vu", "/nhiem-vu/"),
    ("clerk", "08-so-ket-tong-ket", "/so-ket-tong-ket/"),
    ("clerk", "09-dieu-kien", "/dieu-kien/"),
    ("clerk", "10-vi-sao", "/dieu-kien/ca-nhan/16/"),
    ("head", "11-de-nghi-cua-don-vi", "/de-nghi/"),
    ("clerk", "12-de-nghi", "/de-nghi/"),
    ("secretary", "13-hoi-dong", "/hoi-dong/"),
    ("director", "14-quyet-dinh", "/quyet-dinh/"),
    ("clerk", "15-so-vang", "/so-vang/"),
    ("clerk", "16-dien-hinh", "/dien-hinh/"),
    ("clerk", "17-bao-cao", "/bao-cao/"),
    ("staff", "18-viec-cua-toi", "/"),
    ("board", "19-cap-tren", "/bao-cao/"),
    ("", "20-so-vang-cong-khai", "/so-vang/cong-khai/"),
    ("", "21-kiem-tra-giay-khen", "/so-vang/kiem-tra/"),
)
"""Account (empty for the public), name of the picture, address."""


def main() -> int:
    """Load the sample, serve it, take every picture; exit 1 when a page does not answer with 200."""
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        environment = os.environ | {"THIDUA_DEMO_PASSWORD": PASSWORD}
        subprocess.run([*_thidua("demo", data)], env=environment, check=True)
        port = _free_port()
        server = subprocess.Popen([*_thidua("run", data), "--port", str(port)], env=environment)
        try:
            base = f"http://127.0.0.1:{port}"
            _wait(base)
            return _take(base)
        finally:
            server.terminate()
            server.wait(timeout=20)


def _thidua(command: str, data: str) -> list[str]:
    return [sys.executable, "-m", "thidua.cli", command, "--data", data]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(base: str) -> None:
    for _attempt in range(120):
        try:
            urllib.request.urlopen(f"{base}/dang-nhap/", timeout=5).close()  # noqa: S310 - our own server
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.5)
        else:
            return
    raise RuntimeError("the server did not answer")


def _take(base: str) -> int:
    bad = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-background-networking"]
        )
        for account in dict.fromkeys(account for account, _name, _path in PICTURES):
            page = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
            if account:
                _sign_in(page, base, account)
            for _account, name, path in (picture for picture in PICTURES if picture[0] == account):
                answer = page.goto(base + path)
                page.wait_for_load_state("networkidle")
                status = answer.status if answer else 0
                bad += status != 200
                _keep(page.screenshot(), OUT / f"{name}.png")
                print(status, path, name)
        browser.close()
    return 1 if bad else 0


def _sign_in(page: Page, base: str, account: str) -> None:
    page.goto(f"{base}/dang-nhap/")
    page.fill("input[name=username]", account)
    page.fill("input[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_load_state()


def _keep(shot: bytes, path: Path) -> None:
    Image.open(io.BytesIO(shot)).convert("RGB").quantize(64).save(path, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
