"""What the pages of registration show, gathered so that views stay thin."""

from collections.abc import Mapping

from django.core.paginator import Page
from django.forms import Form

from thidua.foundations.audit.actor import Actor
from thidua.foundations.catalogue.citations import cite_words
from thidua.foundations.org.models import Person
from thidua.foundations.papers.selectors import papers_of
from thidua.law import registration_rule
from thidua.stages.movements.models import Movement
from thidua.stages.registration import selectors, services
from thidua.stages.registration.enums import PledgeKind
from thidua.stages.registration.forms import ChooseForm, PledgeForm, ReviewForm, UnitAwardForm
from thidua.stages.registration.policies import is_open, may_pledge, may_review, may_see_grid

SHOWN = (
    ("", "Tất cả", "people"),
    ("chua", "Chưa trả lời", "silent"),
    ("cho", "Chờ xác nhận", "waiting"),
    ("xong", "Đã xác nhận", "confirmed"),
    ("khong", "Không đăng ký", "declined"),
)


def own_page(actor: Actor, movement: Movement) -> dict[str, object]:
    """One's own registration and, for a head, the unit's."""
    own = selectors.own_registrations(actor, movement)
    rule = registration_rule(movement.ends_on)
    choices = selectors.award_options(movement, collective=False)
    unit = selectors.own_unit(actor) if actor.has("head") else None
    return {
        "movement": movement,
        "own": own,
        "declined": selectors.has_declined(actor, movement),
        "options": choices,
        "form": ChooseForm(options=choices, initial={"awards": [one.award for one in own]}),
        "rule": rule,
        "rule_cite": cite_words(rule.cite),
        "open": is_open(movement),
        "sees_grid": may_see_grid(actor),
        "unit": unit,
        "unit_form": UnitAwardForm(options=selectors.award_options(movement, collective=True)) if unit else None,
        "unit_rows": [one for one in selectors.unit_registrations(actor, movement) if one.unit_id == actor.unit_id],
    }


def grid_page(actor: Actor, movement: Movement, page: Page[Person], show: str) -> dict[str, object]:
    """The grid of one page of people with chips, units and the registrations of units."""
    counts = selectors.counts_of(actor, movement)
    return {
        "movement": movement,
        "page": page,
        "rows": selectors.grid_rows(movement, list(page.object_list)),
        "chips": [
            {"label": label, "count": getattr(counts, name), "key": key, "current": key == show}
            for key, label, name in SHOWN
        ],
        "counts": counts,
        "units": selectors.units_of(actor),
        "unit_rows": selectors.unit_registrations(actor, movement),
    }


def pledge_page(actor: Actor, movement: Movement, refused: Mapping[str, Form] | None = None) -> dict[str, object]:
    """The three pledges a person may have to do with; ``refused`` holds a form that was sent back."""
    unit, person = selectors.own_unit(actor), selectors.own_person(actor)
    found = {
        "chi-thi-05": selectors.own_pledge(actor, movement, PledgeKind.DIRECTIVE_05),
        "ca-nhan": selectors.own_pledge(actor, movement, PledgeKind.EMULATION),
        "don-vi": selectors.unit_pledge(actor, movement),
    }
    titles = {
        "chi-thi-05": "Cam kết học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
        "ca-nhan": "Giao ước thi đua cá nhân",
        "don-vi": f"Giao ước thi đua của {unit.name}" if unit else "Giao ước thi đua của đơn vị",
    }
    cards = []
    for key, pledge in found.items():
        signer = {"unit": unit} if key == "don-vi" else {"person": person}
        may = may_pledge(actor, movement, **signer)
        final = pledge is not None and (key == "don-vi" or pledge.reviewed_on)
        initial = {"text": pledge.text if pledge else ""}
        cards.append(
            {
                "key": key,
                "title": titles[key],
                "pledge": pledge,
                "may": may,
                "form": (refused or {}).get(key) or (_form(key, initial) if may and not final else None),
                "review": ReviewForm(auto_id=f"{key}_%s", initial={"review": pledge.review})
                if pledge and may_review(actor, pledge)
                else None,
                "papers": papers_of(actor, services.PLEDGE_ORIGIN, pledge.pk) if pledge else (),
            }
        )
    return {"movement": movement, "cards": cards}


def _form(key: str, initial: dict[str, str]) -> PledgeForm:
    return PledgeForm(initial=initial, auto_id=f"{key}_%s")
