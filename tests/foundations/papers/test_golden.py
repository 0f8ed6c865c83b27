"""Each kind of paper still looks as it did when somebody last looked at it."""

import dataclasses

import numpy as np
import pytest
from PIL import Image

from tests.foundations.papers import every_kind, golden
from thidua.foundations.papers import render_docx, render_pdf
from thidua.foundations.papers.checker import check

VARIANTS = {name: (make, pages) for name, make, pages in golden.variants()}
THREE_MM = round(3 / 25.4 * golden.DPI)


@pytest.mark.parametrize("name", sorted(VARIANTS))
def test_a_paper_looks_as_its_picture(name):
    make, pages = VARIANTS[name]
    for index, picture in enumerate(golden.drawn(make(), pages)):
        kept = Image.open(golden.file_of(name, index))
        mean, block = golden.differences(picture, kept)
        assert mean <= golden.MEAN_LIMIT
        assert block <= golden.BLOCK_LIMIT


def test_every_picture_belongs_to_a_paper():
    names = {path.stem.rsplit("-", 1)[0] for path in golden.FOLDER.glob("*.png")}
    assert names == set(VARIANTS)


def _moved(picture, box, right, down):
    """The picture with one component moved by so many dots."""
    cut = picture.crop(box)
    made = picture.copy()
    made.paste(255, box)
    made.paste(cut, (box[0] + right, box[1] + down))
    return made


@pytest.mark.parametrize(("right", "down"), [(THREE_MM, 0), (0, THREE_MM), (-THREE_MM, 0), (0, -THREE_MM)])
def test_one_component_moved_by_three_millimetres_is_seen(right, down):
    make, pages = VARIANTS["award-decision"]
    (picture,) = golden.drawn(make(), pages)
    ink = np.argwhere(np.asarray(picture) < 128)
    lines = np.unique(ink[:, 0])
    starts = [int(line) for line, before in zip(lines[1:], lines[:-1], strict=True) if line - before > 2]
    seen = 0
    for top, bottom in zip(starts, [*starts[1:], int(lines[-1]) + 1], strict=True):
        box = (60, top, picture.width - 30, bottom)
        moved = _moved(picture, box, right, down)
        seen += golden.differences(moved, picture)[1] > golden.BLOCK_LIMIT
    assert seen == len(starts)


def test_another_type_size_is_seen():
    make, pages = VARIANTS["dispatch"]
    (picture,) = golden.drawn(make(), pages)
    smaller = picture.resize((picture.width * 12 // 13, picture.height * 12 // 13))
    canvas = Image.new("L", picture.size, 255)
    canvas.paste(smaller, (0, 0))
    mean, block = golden.differences(canvas, picture)
    assert mean > golden.MEAN_LIMIT
    assert block > golden.BLOCK_LIMIT


@pytest.mark.parametrize("kind", sorted(every_kind.PAPERS))
@pytest.mark.parametrize("change", ["one", "many", "recipients", "long"])
def test_the_format_checker_finds_nothing_in_any_variant(kind, change):
    make = every_kind.PAPERS[kind]
    paper = {
        "one": lambda: make(1),
        "many": lambda: make(40),
        "recipients": lambda: golden.sent_to(make(1), 12) if make(1).closing.archive else make(1),
        "long": lambda: golden.longest(make(1)),
    }[change]()
    assert check(render_docx(paper), "văn bản.docx").findings == ()


def test_empty_fields_are_laid_out_and_not_refused():
    paper = every_kind.PAPERS["award-decision"](1)
    bare = dataclasses.replace(paper, bases=(), authority=None, resolution=None, annexes=())
    assert render_pdf(bare).startswith(b"%PDF")
