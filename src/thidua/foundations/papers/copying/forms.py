"""What a person types for a certified copy."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.foundations.access.fields import DayField, WordsField
from thidua.foundations.org.models import Person
from thidua.foundations.papers.capacity import people_who_sign, powers_on
from thidua.foundations.papers.content import CopyForm, Recipient
from thidua.foundations.papers.copying.acts import Wanted
from thidua.foundations.papers.text import recipients_in


class CopyingForm(forms.Form):
    """Signatory, day and recipients of a copy; which parts of the original is asked beside it."""

    signer = forms.ModelChoiceField(
        label=_("Người ký bản sao"), queryset=Person.objects.none(), empty_label=_("Chọn người ký")
    )
    dated_on = DayField(label=_("Ngày sao"))
    recipients = WordsField(
        label=_("Nơi nhận"),
        max_length=4000,
        rows=4,
        hint=_("Mỗi nơi một dòng; sau dấu “;” ghi để làm gì, ví dụ: Sở Nội vụ; b/c."),
    )
    archive = WordsField(
        label=_("Đơn vị soạn thảo ở dòng Lưu"), required=False, max_length=60, hint=_("Ví dụ VP. Để trống: Lưu: VT.")
    )
    everyone = forms.BooleanField(label=_("Mọi người trong cơ quan được đọc bản sao này"), required=False)

    def __init__(self, *args: Any, agency_id: int, today: dt.date, always_open: bool, **options: Any) -> None:
        heads = [pk for pk, power in powers_on(agency_id, today).items() if not power.capacity]
        options["initial"] = {"dated_on": today, "signer": heads[0] if heads else None}
        super().__init__(*args, **options)
        signer: Any = self.fields["signer"]
        signer.queryset = people_who_sign(agency_id)
        if always_open:
            del self.fields["everyone"]

    def clean_recipients(self) -> tuple[Recipient, ...]:
        """The lines as recipients."""
        return recipients_in(self.cleaned_data["recipients"])

    def wanted(self, form: CopyForm, parts: list[str]) -> Wanted:
        """What was asked for."""
        return Wanted(form, parts=parts, **self.cleaned_data)
