"""Take the pictures of the user guide while the sample year is walked in a browser: ``user_guide.py [FOLDER]``.

The walk is the one the browser test makes. Writes ``docs/user/img/NN-*.png``, 1366 × 768 or 390 × 844, in few
colours so that the repository stays small. Needs Chromium and, for the certificate, pdftoppm; ends with 1 when a
picture is missing or the whole is too heavy.
"""

import io
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.browser import chapters  # noqa: E402
from tests.browser.conftest import CHROMIUM  # noqa: E402
from tests.browser.site import Site  # noqa: E402
from tests.browser.walk import OFFICE, PHONE, Walk  # noqa: E402

OUT = ROOT / "docs" / "user" / "img"
HEAVIEST, WHOLE = 120 * 1024, 4 * 1024 * 1024
"""Bytes of one picture, and of all of them."""

PICTURES = (
    "viec-tuan-nay", "dang-nhap",
    "doc-van-ban", "phat-dong", "phong-trao", "gui-quan-triet",
    "viec-dau-nam", "quan-triet", "dang-ky", "cam-ket",
    "them-nhiem-vu", "bao-cao-tien-do", "nhiem-vu", "ghi-ket-luan-kiem-tra",
    "xep-loai", "xem-truoc-so-lieu", "dieu-kien", "vi-sao-chua-du", "dieu-kien-cua-toi",
    "viec-truong-don-vi", "binh-xet", "bien-ban-binh-xet", "mot-de-nghi", "de-nghi",
    "kiem-tra-danh-sach", "danh-sach-da-chot",
    "hoi-dong", "phien-hop", "diem-danh", "luot-kiem", "hai-luot-lech", "ket-qua-kiem-phieu", "bien-ban-hop",
    "du-thao-quyet-dinh", "viec-giam-doc", "ky-quyet-dinh", "quyet-dinh-ban-hanh",
    "so-vang", "mot-muc-so-vang", "giay-chung-nhan", "bang-chi",
    "to-trinh", "tham-dinh", "tra-ket-qua", "bao-cao-cap-tren",
    "bao-cao-tong-ket", "ban-hanh-bao-cao", "thong-ke", "sao-nam-sau",
    "so-vang-cong-khai", "kiem-tra-giay", "dien-hinh-cong-khai", "viec-admin",
)  # fmt: skip
"""Pages of the walk that the guide shows, in its order: the number in a picture's name."""
ON_A_PHONE = ("viec-dau-nam", "dieu-kien-cua-toi", "kiem-tra-giay")
"""Pages shown on a phone besides."""

# A browser shows days in the language it was installed in; this is how one installed in Vietnamese shows them.
VIETNAMESE_DAYS = """for (const box of document.querySelectorAll('input[type=date]')) {
  const day = box.value.split('-').reverse().join('/');
  box.dataset.day = box.value; box.type = 'text'; box.value = day }"""
DAYS_BACK = """for (const box of document.querySelectorAll('input[data-day]')) {
  box.type = 'date'; box.value = box.dataset.day; delete box.dataset.day }"""


class Camera:
    """Takes the picture of a page of the walk when the guide shows it."""

    def __init__(self, out: Path) -> None:
        self.out = out

    def __call__(self, page: Page, slug: str) -> None:
        if slug not in PICTURES or self.place(slug).exists():
            return
        page.wait_for_load_state("networkidle")
        page.evaluate("document.querySelectorAll('.toast').forEach(toast => toast.remove())")
        page.evaluate(VIETNAMESE_DAYS)
        page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
        keep(page.screenshot(), self.place(slug))
        if slug in ON_A_PHONE:
            page.set_viewport_size(PHONE)
            keep(page.screenshot(), self.place(slug, "-dien-thoai"))
            page.set_viewport_size(OFFICE)
        page.evaluate(DAYS_BACK)

    def place(self, slug: str, after: str = "") -> Path:
        """Where the picture of ``slug`` goes."""
        return self.out / f"{PICTURES.index(slug) + 1:02d}-{slug}{after}.png"

    def certificate(self, pdf: bytes) -> None:
        """Draw the first certificate of the printed file."""
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "one.pdf"
            file.write_bytes(pdf)
            subprocess.run(["pdftoppm", "-png", "-singlefile", "-r", "90", str(file), str(file)], check=True)
            keep(Path(f"{file}.png").read_bytes(), self.place("giay-chung-nhan"))


def keep(shot: bytes, path: Path) -> None:
    """Write a picture in as many colours as its weight allows."""
    image = Image.open(io.BytesIO(shot)).convert("RGB")
    for colours in (96, 64, 40, 24):
        image.quantize(colours, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(path, optimize=True)
        if path.stat().st_size <= HEAVIEST:
            return


def main() -> int:
    """Load a fresh sample, walk it, take the pictures, and say how much they weigh."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else OUT
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    camera = Camera(out)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as engine:
        site = Site(Path(folder) / "data")
        browser = engine.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-background-networking"]
        )
        walk = Walk(browser, site, camera)
        try:
            site.load()
            site.stand_at("")
            for chapter in chapters.YEAR:
                print(chapter.__name__, flush=True)
                chapter(walk)
        finally:
            walk.close()
            site.stop()
            browser.close()
    camera.certificate(walk.kept["giay-chung-nhan.pdf"])
    return report(camera)


def report(camera: Camera) -> int:
    """Print what is missing or too heavy; 0 when nothing is."""
    sizes = {path.name: path.stat().st_size for path in camera.out.glob("*.png")}
    missing = [slug for slug in PICTURES if not camera.place(slug).exists()]
    heavy = [name for name, size in sizes.items() if size > HEAVIEST]
    print(f"{len(sizes)} pictures, {sum(sizes.values()) / 1024:.0f} KB; missing: {missing}; too heavy: {heavy}")
    return 1 if missing or heavy or sum(sizes.values()) > WHOLE else 0


if __name__ == "__main__":
    sys.exit(main())
