"""How a council works: what the texts of the day say or leave to it, and what the agency's own regulation settles."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua import law
from thidua.foundations.catalogue.citations import cite_words


@dataclass(frozen=True, slots=True)
class Practice:
    """One way of working. ``differs``: texts differ and the agency has not settled it; places of both sides follow."""

    text: str
    differs: bool
    cites: tuple[dict[str, str], ...]


def practices(on: dt.date, overlay: law.Overlay | None) -> list[Practice]:
    """Those of a day, settled by ``overlay`` where it says so; empty before the first day known.

    Here every ballot is secret and only members vote, so a regulation that lets stand-ins vote is told as not followed.
    """
    try:
        found = law.council_practices(on)
    except law.LawInputError:
        return []
    shown = [
        Practice(one.text_vi, one.value is None, tuple(cite_words(cite) for cite in one.cites))
        for one in found
        if not (overlay and overlay.standin_may_vote is not None and one.id == "nguoi_hop_thay_bieu_quyet")
    ]
    return [*_settled(overlay), *shown] if overlay else shown


def _settled(overlay: law.Overlay) -> list[Practice]:
    said = []
    if overlay.secret_ballot:
        said.append((_("Bỏ phiếu kín với mọi trường hợp phải lấy phiếu"), "secret_ballot"))
    if overlay.standin_may_vote:
        words = _("Người họp thay được biểu quyết; phần mềm chỉ phát phiếu cho thành viên nên phải lập biên bản riêng")
        said.append((words, "standin_may_vote"))
    elif overlay.standin_may_vote is False:
        said.append((_("Người họp thay không được biểu quyết"), "standin_may_vote"))
    return [Practice(text, False, (cite_words(overlay.cites[key]),)) for text, key in said]
