"""Icons: only shapes that exist, in every template of the product."""

from pathlib import Path

import pytest
from defusedxml.ElementTree import parse
from django.core.management import CommandError, call_command

import thidua
from thidua.lifecycle import STAGES
from thidua.web import icons

SOURCE = Path(thidua.__file__).parent
SVG = "{http://www.w3.org/2000/svg}"


def _write_shape(folder: Path, name: str, body: str) -> None:
    (folder / f"{name}.svg").write_text(f'<svg\n  class="lucide"\n  width="24">\n  {body}\n</svg>\n', encoding="utf-8")


def test_the_sprite_is_well_formed_and_each_symbol_draws_something() -> None:
    symbols = parse(icons.SPRITE).getroot().findall(f"{SVG}symbol")
    assert {symbol.get("id") for symbol in symbols} == icons.sprite_names()
    assert all(symbol.get("viewBox") == "0 0 24 24" and len(symbol) > 0 for symbol in symbols)


def test_the_sprite_holds_the_whole_vocabulary() -> None:
    assert icons.sprite_names() >= icons.VOCABULARY


def test_every_icon_named_in_a_template_exists() -> None:
    used = {
        (path.relative_to(SOURCE).as_posix(), name)
        for path in SOURCE.rglob("*.html")
        for name in icons.names_used(path.read_text(encoding="utf-8"))
    }
    assert len(used) > 20
    assert {entry for entry in used if entry[1] not in icons.sprite_names()} == set()


def test_every_stage_has_an_icon_that_exists() -> None:
    assert {stage.icon for stage in STAGES} <= icons.sprite_names()


def test_the_licence_lies_beside_the_shapes() -> None:
    licence = icons.SPRITE.with_name("LICENSE-lucide.txt").read_text(encoding="utf-8")
    assert licence.startswith("ISC License")


def test_an_icon_is_silent_beside_words_and_named_alone() -> None:
    assert icons.render_icon("award") == (
        '<svg class="i" aria-hidden="true"><use href="/static/thidua/icons.svg#award"/></svg>'
    )
    assert icons.render_icon("circle-check", css="y", small=True, label="Đạt") == (
        '<svg class="i i-s y" role="img" aria-label="Đạt"><use href="/static/thidua/icons.svg#circle-check"/></svg>'
    )


def test_a_label_cannot_break_out_of_its_attribute() -> None:
    assert 'aria-label="&quot;&gt;&lt;b&gt;"' in icons.render_icon("x", label='"><b>')


def test_an_unknown_icon_says_how_to_add_it() -> None:
    with pytest.raises(icons.UnknownIconError, match="'medail' is not in the sprite"):
        icons.render_icon("medail")


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ('{% icon "award" %}', {"award"}),
        ("{%icon 'x'%}{% icon \"lock\" small=True %}", {"x", "lock"}),
        ("{% icon name %}", set()),
        ('{{ "award" }}', set()),
    ],
)
def test_names_are_read_from_templates(source: str, names: set[str]) -> None:
    assert icons.names_used(source) == names


def test_a_sprite_is_built_in_order_and_in_one_line_a_shape(tmp_path: Path) -> None:
    _write_shape(tmp_path, "b", '<path d="M1 1" />\n  <path d="M2 2" />')
    _write_shape(tmp_path, "a", '<circle r="1" />')
    lines = icons.build_sprite(frozenset({"b", "a"}), tmp_path).splitlines()
    assert lines[2:-1] == [
        '<symbol id="a" viewBox="0 0 24 24"><circle r="1" /></symbol>',
        '<symbol id="b" viewBox="0 0 24 24"><path d="M1 1" /> <path d="M2 2" /></symbol>',
    ]


@pytest.mark.parametrize("content", [None, "not a drawing"])
def test_a_shape_that_cannot_be_read_stops_the_build(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "a.svg").write_text(content, encoding="utf-8")
    with pytest.raises(icons.UnknownIconError, match="'a'"):
        icons.build_sprite(frozenset({"a"}), tmp_path)


def test_the_command_writes_nothing_when_a_shape_is_missing(tmp_path: Path) -> None:
    before = icons.SPRITE.read_bytes()
    with pytest.raises(CommandError, match="Chưa ghi gì"):
        call_command("build_icons", str(tmp_path))
    assert icons.SPRITE.read_bytes() == before


def test_the_command_writes_vocabulary_and_names_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shapes, sprite = tmp_path / "shapes", tmp_path / "icons.svg"
    shapes.mkdir()
    for name in icons.sprite_names():
        _write_shape(shapes, name, '<path d="M1 1" />')
    monkeypatch.setattr(icons, "SPRITE", sprite)
    call_command("build_icons", str(shapes))
    assert icons.sprite_names() >= icons.VOCABULARY
    monkeypatch.undo()
    icons.sprite_names.cache_clear()
