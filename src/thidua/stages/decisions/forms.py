"""Forms of decisions."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.foundations.access.fields import DayField, WordsField
from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.catalogue.citations import cite_text
from thidua.foundations.org.models import Person
from thidua.law.procedure import Cited
from thidua.stages.decisions.enums import Reconsidered
from thidua.stages.decisions.models import DecisionLine


class NumberForm(forms.Form):
    """Day of the decision, and the number when the records office gave one."""

    decided_on = DayField(label=_("Ngày quyết định"))
    number = forms.IntegerField(
        label=_("Số"), min_value=1, required=False, help_text=_("Để trống thì lấy số kế tiếp của sổ văn bản.")
    )
    signer = forms.ModelChoiceField(
        label=_("Người ký"),
        queryset=Person.objects.none(),
        required=False,
        empty_label=None,
        help_text=_("Thủ trưởng ký theo chức vụ; cấp phó phải có thẩm quyền ký trong sổ vào ngày quyết định."),
    )

    def __init__(self, *args: Any, signers: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [person.pk for person in signers]
        signer: Any = self.fields["signer"]
        signer.queryset = Person.objects.filter(pk__in=people).order_by("roster_key", "pk")
        if len(people) < 2:
            del self.fields["signer"]


class RevokeForm(forms.Form):
    """Which awards are taken back, and why."""

    reason = WordsField(label=_("Lý do hủy"), rows=3, hint=_("Sẽ in trong quyết định hủy."))

    def __init__(self, *args: Any, lines: Iterable[DecisionLine], grounds: Iterable[Cited], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.id, f"{one.text_vi} ({cite_text(one.cite)})") for one in grounds]
        self.fields["ground"] = forms.ChoiceField(
            label=_("Căn cứ của luật"), choices=choices, widget=forms.RadioSelect, required=bool(choices)
        )
        self.fields["lines"] = forms.TypedMultipleChoiceField(
            label=_("Trường hợp bị hủy"),
            coerce=int,
            choices=[(line.pk, f"{line.subject_name}, {award_label(line.award)}") for line in lines],
            widget=forms.CheckboxSelectMultiple,
        )


class SettleForm(forms.Form):
    """What came of an award that rests on a cancelled one."""

    outcome = forms.ChoiceField(label=_("Kết quả xem xét"), choices=[("", _("Chọn kết quả")), *Reconsidered.choices])
    note = WordsField(label=_("Lý do"), max_length=400)
