"""Prove that the agency's regulations still say what was put in and hold on the days that were adopted."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from thidua.foundations.audit.seals import seal, seal_faults
from thidua.foundations.catalogue.models import LocalRegulation


def sealed_facts(regulation: LocalRegulation) -> dict[str, Any]:
    """What only an act may change: the text, the days it holds and whether it has been adopted."""
    names = ("agency_id", "state", "title", "issuer", "from_on", "to_on", "content", "digest")
    return {name: getattr(regulation, name) for name in names}


def seals_for(regulations: Iterable[LocalRegulation]) -> dict[str, str]:
    """Seals of these versions as they stand, for the journal row of the act that changed them."""
    return {f"regulation:{one.pk}": seal(sealed_facts(one)) for one in regulations}


def regulation_faults() -> Iterator[str]:
    """Give one sentence for every version that was altered, added or removed behind the product's back."""
    kept = {str(one.pk): one for one in LocalRegulation.objects.all()}
    words = {
        "altered": _("“%(title)s” (quy định của đơn vị, bản số %(key)s) đã bị sửa sau khi nhập."),
        "unsealed": _("“%(title)s” (quy định của đơn vị, bản số %(key)s) không do một bước nhập nào tạo ra."),
        "missing": _("Quy định của đơn vị (bản số %(key)s) bị xóa khỏi hệ thống."),
    }
    for key, fault in seal_faults("regulation", {key: sealed_facts(one) for key, one in kept.items()}):
        yield words[fault] % {"key": key, "title": kept[key].title if key in kept else ""}
