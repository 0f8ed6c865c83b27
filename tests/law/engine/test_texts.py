"""Packs of the articles' words: checked before stored, quoted where a rule cites them. The words here are invented."""

from pathlib import Path

import pytest

from tests.shared_texts import SHARED, needs_shared
from thidua import law
from thidua.law.commands import main
from thidua.law.engine import texts

PACK = """
instrument: luat-06-2022-qh15
articles:
  Điều 23:
    title: Mẫu
    text: "Lời mở đầu mẫu."
    khoan:
      "1": {text: "Khoản một mẫu."}
      "2": {text: "Khoản hai mẫu.", diem: {a: "Điểm a mẫu.", đ: "Điểm đ mẫu."}}
"""


def _file(folder: Path, text: str = PACK) -> Path:
    path = folder / "bo-van-ban.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def _at(place: str, instrument: str = "luat-06-2022-qh15") -> law.Cite:
    return law.Cite(instrument, place, "verified")


def test_words_are_found_at_every_depth(tmp_path: Path) -> None:
    pack = texts.read_pack(_file(tmp_path))
    assert pack.articles == 1
    texts.install(pack, tmp_path)
    assert texts.words_at(_at("Điều 23"), tmp_path) == "Lời mở đầu mẫu."
    assert texts.words_at(_at("Điều 23 khoản 2"), tmp_path) == "Khoản hai mẫu."
    assert texts.words_at(_at("Điều 23 khoản 2 điểm đ"), tmp_path) == "Điểm đ mẫu."
    assert texts.words_at(_at("Điều 23 khoản 2 điểm a, đ"), tmp_path) == "Điểm a mẫu."


@pytest.mark.parametrize(
    "cite",
    [
        _at("Điều 24"),
        _at("Điều 23 khoản 3"),
        _at("Điều 23 khoản 2 điểm b"),
        _at("quy chế của Hội đồng"),
        _at("Điều 23", "luat-15-2003-qh11"),
    ],
)
def test_what_is_not_loaded_is_not_quoted(tmp_path: Path, cite: law.Cite) -> None:
    texts.install(texts.read_pack(_file(tmp_path)), tmp_path)
    assert texts.words_at(cite, tmp_path) is None


def test_a_newer_pack_replaces_the_older_whole(tmp_path: Path) -> None:
    texts.install(texts.read_pack(_file(tmp_path)), tmp_path)
    target = texts.install(texts.read_pack(_file(tmp_path, PACK.replace("Điều 23", "Điều 24"))), tmp_path)
    assert texts.words_at(_at("Điều 23"), tmp_path) is None
    assert texts.words_at(_at("Điều 24 khoản 1"), tmp_path) == "Khoản một mẫu."
    assert [path.name for path in target.parent.iterdir()] == ["luat-06-2022-qh15.json"]


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("luat-06-2022-qh15", "luat-la", "instrument"),
        ("articles:", "dieu:", "articles"),
        ("Điều 23:", "Dieu 23:", "articles.Dieu 23"),
        ('"Lời mở đầu mẫu."', "[1]", "articles.Điều 23.text"),
        ('{text: "Khoản một mẫu."}', "Khoản một", "articles.Điều 23.khoan.1"),
        ('"Điểm a mẫu."', "3", "articles.Điều 23.khoan.2.diem.a"),
        ('{a: "Điểm a mẫu.", đ: "Điểm đ mẫu."}', "[a]", "articles.Điều 23.khoan.2.diem"),
    ],
)
def test_a_faulty_pack_is_refused_and_nothing_is_stored(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, key: str
) -> None:
    path = _file(tmp_path, PACK.replace(old, new))
    with pytest.raises(law.LawInputError) as caught:
        texts.read_pack(path)
    assert caught.value.key == key
    assert main(["law", "texts", "load", str(path), "--data", str(tmp_path / "var")]) == 2
    assert not (tmp_path / "var").exists()
    assert capsys.readouterr().err.startswith("Lỗi: bo-van-ban.yaml: ")


def test_unreadable_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(law.LawInputError, match="không mở được tệp"):
        texts.read_pack(tmp_path / "khong-co.yaml")
    with pytest.raises(law.LawInputError, match="không đọc được YAML"):
        texts.read_pack(_file(tmp_path, "a: ["))


def test_explain_quotes_what_was_loaded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = ["--data", str(tmp_path)]
    assert main(["law", "texts", "load", str(_file(tmp_path)), *data]) == 0
    assert "Đã nạp 1 điều của luat-06-2022-qh15" in capsys.readouterr().out
    assert main(["law", "explain", "cstd_co_so", "--on", "2025-12-01", *data]) == 0
    assert "«Khoản hai mẫu.»" in capsys.readouterr().out


def test_the_data_folder_may_come_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("THIDUA_DATA", str(tmp_path))
    assert main(["law", "texts", "load", str(_file(tmp_path))]) == 0
    assert str(tmp_path / texts.FOLDER) in capsys.readouterr().out


@needs_shared
@pytest.mark.parametrize("name", ["articles-2003", "articles-2022"])
def test_the_packs_of_the_reference_load(tmp_path: Path, name: str) -> None:
    pack = texts.read_pack(SHARED / "law" / f"{name}.yaml")
    assert pack.articles >= 59
    texts.install(pack, tmp_path)
    words = texts.words_at(law.Cite(pack.instrument, "Điều 23 khoản 2", "verified"), tmp_path)
    assert words is not None
    assert "sáng kiến" in words.lower()
