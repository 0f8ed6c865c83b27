"""What a dossier holds: papers, forms and sets by award, kind of subject and day; when the simplified one will do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Literal, cast

from thidua.law.engine import catalogue, dated, rulefiles
from thidua.law.engine.codes import KIND_LABELS, OCCASIONS
from thidua.law.procedure import Dossier, DossierItem, FormNumber, SimplifiedAnswer
from thidua.law.values import Cite, LawInputError, SubjectKind, Truth

Raw = Mapping[str, object]
# Limbs of an article that a proposal may rest on, as far as papers depend on them.
LIMBS = frozenset(
    {
        "hoan_thanh_xuat_sac",
        "sang_kien",
        "de_tai",
        "muu_tri_sang_tao",
        "phong_trao",
        "thanh_tich_anh_huong",
        "dong_gop",
        "chuoi_thanh_tich",
    }
)


def dossier(
    award: str,
    kind: SubjectKind,
    on: date,
    *,
    limb: str | None = None,
    occasion: str = "cong_trang",
    simplified: bool = False,
) -> Dossier:
    """The papers of a proposal on a day, each with its article.

    ``limb``: the limb of the article the proposal rests on; None leaves its papers "only if". Raises LawInputError for
    an award, limb or occasion not known, a subject the award is not for, or a title by the simplified procedure.
    """
    asked = _asked(award, kind, occasion)
    if limb is not None and limb not in LIMBS:
        raise LawInputError("", "limb", f"“{limb}” không có; dùng một trong: {', '.join(sorted(LIMBS))}")
    version = _version(on)
    if simplified:
        return _simplified(version, asked, on)
    items = tuple(_items(version, asked, limb))
    sets = _first(cast("Sequence[Raw]", version["sets"]), asked)
    return Dossier(
        award=award,
        kind=kind,
        on=on,
        simplified=False,
        items=items,
        sets=cast("int | None", sets["sets"]),
        electronic=bool(sets["electronic"]),
        sets_note_vi=str(sets.get("note_vi", "")),
        sets_cite=dated.cite_of(sets["cite"]),
    )


def simplified_procedure(award: str, conditions: Mapping[str, bool | None], on: date) -> SimplifiedAnswer:
    """Whether the simplified procedure is open on a day; a condition left out or None is not known.

    The older law wants its three conditions together, the newer one any of five; titles never go that way.
    """
    raw = cast(Raw, _version(on)["simplified"])
    known = cast("Mapping[str, Mapping[str, str]]", raw["conditions"])
    for name in conditions:
        if name not in known:
            said = f"điều kiện “{name}” không có ngày {on:%d/%m/%Y}; dùng một trong: {', '.join(known)}"
            raise LawInputError("", "conditions", said)
    cite = dated.cite_of(raw["cite"])
    if _kind_of(award) == "danh_hieu":
        said = "Thủ tục đơn giản chỉ áp dụng cho hình thức khen thưởng, không áp dụng cho danh hiệu thi đua"
        return SimplifiedAnswer("not_met", "none", said, (), cite)
    rule = cast('Literal["all", "any"]', raw["rule"])
    told = tuple((name, one["text_vi"], _truth(conditions.get(name))) for name, one in known.items())
    status = _joined(rule, [one[2] for one in told])
    said = "Phải có đủ các điều kiện cùng lúc" if rule == "all" else "Chỉ cần một trong các trường hợp"
    return SimplifiedAnswer(status, rule, said, told, cite)


def _truth(value: bool | None) -> Truth:
    return "unknown" if value is None else "met" if value else "not_met"


def _joined(rule: str, truths: Sequence[Truth]) -> Truth:
    decisive: Truth = "not_met" if rule == "all" else "met"
    if decisive in truths:
        return decisive
    if "unknown" in truths:
        return "unknown"
    return "met" if rule == "all" else "not_met"


def _simplified(version: dated.Version, asked: Mapping[str, str], on: date) -> Dossier:
    raw = cast(Raw, version["simplified"])
    cite = dated.cite_of(raw["cite"])
    if asked["kind"] == "danh_hieu":
        said = f"“{catalogue.label_vi(asked['award'])}” là danh hiệu thi đua, không đề nghị theo thủ tục đơn giản"
        raise LawInputError("", "simplified", f"{said}; lập hồ sơ theo thủ tục thông thường")
    forms = {**version, "forms": raw.get("forms", version["forms"])}
    items = tuple(_item(one, forms, asked, None) for one in cast("Sequence[Raw]", raw["items"]))
    return Dossier(
        award=asked["award"],
        kind=asked["subject"],
        on=on,
        simplified=True,
        items=items,
        sets=cast(int, raw["sets"]),
        electronic=True,
        sets_note_vi="",
        sets_cite=items[0].cite if items else cite,
    )


def _asked(award: str, kind: str, occasion: str) -> dict[str, str]:
    found = catalogue.award_kind(award)
    if found is None:
        raise LawInputError("", "award", f"“{award}” không có trong danh mục; kiểm tra mã")
    if kind not in found.subjects:
        raise LawInputError("", "kind", f"“{found.label_vi}” không dành cho {KIND_LABELS.get(kind, kind)}")
    if occasion not in OCCASIONS:
        raise LawInputError("", "occasion", f"“{occasion}” không có; dùng một trong: {', '.join(sorted(OCCASIONS))}")
    return {"award": award, "kind": found.kind, "subject": kind, "level": found.level, "occasion": occasion}


def _kind_of(award: str) -> str:
    found = catalogue.award_kind(award)
    if found is None:
        raise LawInputError("", "award", f"“{award}” không có trong danh mục; kiểm tra mã")
    return found.kind


def _items(version: dated.Version, asked: Mapping[str, str], limb: str | None) -> Iterator[DossierItem]:
    for raw in cast("Sequence[Raw]", version["items"]):
        limbs = cast("list[str]", raw.get("limbs", []))
        if not fits(cast(Raw, raw["for"]), asked) or (limb is not None and limbs and limb not in limbs):
            continue
        yield _item(raw, version, asked, limb)


def _item(raw: Raw, version: dated.Version, asked: Mapping[str, str], limb: str | None) -> DossierItem:
    needed = cast('Literal["always", "only_if"]', raw["needed"])
    if limb is not None and raw.get("limbs"):
        needed = "always"
    return DossierItem(
        id=str(raw["id"]),
        name_vi=str(raw["name_vi"]),
        needed=needed,
        when_vi="" if needed == "always" else str(raw.get("when_vi", "")),
        form=_form(str(raw["form"]), version, asked) if "form" in raw else None,
        cite=dated.cite_of(raw["cite"]),
    )


def _form(which: str, version: dated.Version, asked: Mapping[str, str]) -> FormNumber | None:
    if which == "report":
        raw = _first(cast("Sequence[Raw]", version["forms"]), asked)
    else:
        other = cast("Mapping[str, Raw]", version.get("other_forms", {})).get(which)
        if other is None:
            return None
        raw = other
    return FormNumber(cast("str | None", raw["number"]), str(raw.get("note_vi", "")), _cite(raw))


def _first(rules: Sequence[Raw], asked: Mapping[str, str]) -> Raw:
    return next(raw for raw in rules if fits(cast(Raw, raw["for"]), asked))


def fits(wanted: Raw, asked: Mapping[str, str]) -> bool:
    """Whether every key of a "for" group fits what is asked about."""
    if "kind" in wanted and wanted["kind"] != asked["kind"]:
        return False
    if "awards" in wanted and not any(covers(one, asked["award"]) for one in cast("list[str]", wanted["awards"])):
        return False
    for key, name in (("subjects", "subject"), ("levels", "level"), ("occasions", "occasion")):
        if key in wanted and asked[name] not in cast("list[str]", wanted[key]):
            return False
    return True


def covers(pattern: str, award: str) -> bool:
    """Whether a code of the rule files, ``*`` at its end for a family, stands for an award."""
    return award.startswith(pattern[:-1]) if pattern.endswith("*") else award == pattern


def _cite(raw: Raw) -> Cite:
    return dated.cite_of(raw["cite"])


def _version(on: date) -> dated.Version:
    found = dated.of_document(rulefiles.document("dossiers"), on)
    if found is None:
        said = f"chưa có quy tắc hồ sơ cho ngày {on:%d/%m/%Y}; các quy tắc bắt đầu từ 01/10/2017"
        raise LawInputError("", "date", said)
    return found
