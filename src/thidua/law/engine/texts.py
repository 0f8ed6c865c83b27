"""The articles' own words, kept outside the program: a pack is read, checked and stored in the data folder.

The words belong to the State, not to this project; without a pack everything works, only the quotations are missing.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import cast

import yaml

from thidua.law.engine import rulefiles
from thidua.law.engine.yamlio import problem_vi, read_yaml
from thidua.law.values import Cite, LawInputError

FOLDER = "law-texts"
_ARTICLE = re.compile(r"Điều \d+[a-zđ]?")
_PLACE = re.compile(r"(Điều \d+[a-zđ]?)(?: khoản (\d+[a-z]?))?(?: điểm ([a-zđ]))?")


@dataclass(frozen=True, slots=True)
class Pack:
    """The words of one instrument: by article, clause ("" for the article's own), point ("" for the clause's own)."""

    instrument: str
    words: Mapping[str, Mapping[str, Mapping[str, str]]]

    @property
    def articles(self) -> int:
        return len(self.words)


def read_pack(path: Path) -> Pack:
    """Read and check a pack; raises LawInputError naming the place in it."""
    name = path.name
    try:
        content = read_yaml(path)
    except OSError as error:
        raise LawInputError(name, "", f"không mở được tệp ({error.strerror}); kiểm tra đường dẫn") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise LawInputError(name, "", problem_vi(error)) from error
    if not isinstance(content, Mapping) or not isinstance(content.get("articles"), Mapping):
        raise LawInputError(name, "articles", "tệp phải có khóa instrument và articles; xem mẫu bộ văn bản")
    instrument = content.get("instrument")
    if instrument not in rulefiles.instruments():
        known = ", ".join(rulefiles.instruments())
        raise LawInputError(
            name, "instrument", f"văn bản “{instrument}” không có trong danh mục; dùng một trong: {known}"
        )
    words = {str(article): _article(name, str(article), raw) for article, raw in content["articles"].items()}
    return Pack(str(instrument), words)


def install(pack: Pack, data: Path) -> Path:
    """Store a pack in the data folder, replacing an older one of the same instrument whole; gives the file."""
    folder = data / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{pack.instrument}.json"
    partial = target.with_suffix(".part")
    partial.write_text(json.dumps(pack.words, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    # Written beside and moved over: a reader never sees half a law.
    os.replace(partial, target)
    _stored.cache_clear()
    return target


def words_at(cite: Cite, data: Path) -> str | None:
    """The words of the first place a citation names, from the packs of a data folder; None where none is loaded."""
    place = _PLACE.match(cite.at)
    if place is None:
        return None
    article, clause, point = place[1], place[2] or "", place[3] or ""
    return _stored(data / FOLDER / f"{cite.instrument}.json").get(article, {}).get(clause, {}).get(point)


@lru_cache(maxsize=16)
def _stored(path: Path) -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    if not path.is_file():
        return {}
    return cast("Mapping[str, Mapping[str, Mapping[str, str]]]", json.loads(path.read_text(encoding="utf-8")))


def _article(name: str, article: str, raw: object) -> dict[str, dict[str, str]]:
    if not _ARTICLE.fullmatch(article):
        raise LawInputError(name, f"articles.{article}", "tên điều phải ghi như “Điều 23”")
    if not isinstance(raw, Mapping):
        raise LawInputError(name, f"articles.{article}", "phải là nhóm khóa text, khoan")
    found: dict[str, dict[str, str]] = {"": {"": _text(name, f"articles.{article}.text", raw.get("text", ""))}}
    for clause, part in _parts(name, f"articles.{article}.khoan", raw.get("khoan", {})):
        key = f"articles.{article}.khoan.{clause}"
        if not isinstance(part, Mapping):
            raise LawInputError(name, key, "phải là nhóm khóa text, diem")
        points = {"": _text(name, f"{key}.text", part.get("text", ""))}
        for point, words in _parts(name, f"{key}.diem", part.get("diem", {})):
            points[point] = _text(name, f"{key}.diem.{point}", words)
        found[clause] = points
    return found


def _parts(name: str, key: str, raw: object) -> list[tuple[str, object]]:
    if not isinstance(raw, Mapping):
        raise LawInputError(name, key, "phải là nhóm khóa: giá trị")
    return [(str(part), value) for part, value in raw.items()]


def _text(name: str, key: str, raw: object) -> str:
    if not isinstance(raw, str):
        raise LawInputError(name, key, "phải là chữ; ghi trong dấu ngoặc kép")
    return raw
