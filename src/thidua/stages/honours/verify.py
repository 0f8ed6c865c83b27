"""Prove that the register of honours and the prize money still are what was entered."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from thidua.foundations.audit.seals import seal, seal_faults
from thidua.stages.honours.models import HonourEntry, PaymentLine

_FIELDS = (
    "agency_id",
    "person_id",
    "unit_id",
    "year",
    "entry_number",
    "recipient_name",
    "award",
    "decision_number",
    "code",
)


def entry_facts(entry: HonourEntry) -> dict[str, object]:
    """What never changes in an entry; its state does (a revocation), by an act of its own."""
    return {**{name: getattr(entry, name) for name in _FIELDS}, "decided_on": entry.decided_on}


def payment_facts(line: PaymentLine) -> dict[str, object]:
    """What never changes in a line of the payment sheet."""
    return {
        "entry": line.entry_id,
        "coefficient": f"{line.coefficient:.2f}",
        "base_salary_vnd": line.base_salary_vnd,
        "amount_vnd": line.amount_vnd,
    }


def seals_for(entries: Iterable[HonourEntry], lines: Iterable[PaymentLine] = ()) -> dict[str, str]:
    """The seals the act that registers writes into the journal."""
    return {
        **{f"honour:{entry.pk}": seal(entry_facts(entry)) for entry in entries},
        **{f"payment:{line.pk}": seal(payment_facts(line)) for line in lines},
    }


def register_faults() -> Iterator[str]:
    """Give one sentence for every entry or payment that was altered, added or removed behind the product's back."""
    entries = {str(entry.pk): entry for entry in HonourEntry.objects.all()}
    words = {
        "altered": _("Sổ vàng: dòng của %(name)s đã bị sửa sau khi ghi."),
        "unsealed": _("Sổ vàng: dòng của %(name)s không do một bước ghi sổ nào tạo ra."),
        "missing": _("Sổ vàng: dòng số %(key)s bị xóa."),
    }
    for key, fault in seal_faults("honour", {key: entry_facts(entry) for key, entry in entries.items()}):
        yield words[fault] % {"key": key, "name": entries[key].recipient_name if key in entries else ""}
    lines = {str(line.pk): line for line in PaymentLine.objects.select_related("entry")}
    money = {
        "altered": _("Tiền thưởng của %(name)s đã bị sửa sau khi lập bảng chi."),
        "unsealed": _("Tiền thưởng của %(name)s không do một bảng chi nào lập ra."),
        "missing": _("Dòng tiền thưởng số %(key)s bị xóa."),
    }
    for key, fault in seal_faults("payment", {key: payment_facts(line) for key, line in lines.items()}):
        yield money[fault] % {"key": key, "name": lines[key].entry.recipient_name if key in lines else ""}
