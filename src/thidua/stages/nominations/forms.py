"""Forms of nominations and their list."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.foundations.access.fields import DayField, WordsField
from thidua.foundations.audit.actor import Actor
from thidua.foundations.files.fields import UploadField
from thidua.foundations.org.models import Unit
from thidua.foundations.papers.glyphs import PaperTextError
from thidua.foundations.papers.glyphs import clean as printable
from thidua.foundations.papers.kinds.achievement_forms import clauses_to_write
from thidua.stages.nominations.achievement import forms_to_choose, kind_of, purpose_for
from thidua.stages.nominations.models import Nomination


class OpenListForm(forms.Form):
    """Until when units send."""

    due_on = DayField(label=_("Hạn các đơn vị gửi đề nghị"))


class NominationForm(forms.Form):
    """What the unit says of a nominated person or collective."""

    reason = WordsField(
        label=_("Tóm tắt thành tích"),
        required=False,
        rows=5,
        max_length=8000,
        hint=_("Hai hoặc ba câu, nêu kết quả đo được."),
    )
    rank = forms.IntegerField(label=_("Thứ tự ưu tiên trong đơn vị"), min_value=1, max_value=999)

    def __init__(self, *args: Any, nomination: Nomination, with_rank: bool, **kwargs: Any) -> None:
        kwargs["initial"] = {"reason": nomination.reason, "rank": nomination.rank}
        super().__init__(*args, **kwargs)
        if not with_rank:
            del self.fields["rank"]


class ProposalForm(forms.Form):
    """A unit's list as a file."""

    file = UploadField(
        label=_("Danh sách đề nghị"),
        error_messages={"required": _("Chưa chọn tệp. Chọn tệp Excel, Word, PDF có chữ hoặc TXT.")},
    )


class ReportForm(forms.Form):
    """The words of an achievement report: one field for each clause of the form that a person writes."""

    def __init__(self, *args: Any, nomination: Nomination, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for clause in clauses_to_write(purpose_for(nomination), kind_of(nomination)):
            self.fields[clause.key] = WordsField(
                label=clause.heading,
                required=False,
                rows=6,
                max_length=20000,
                hint=clause.hint,
                initial=nomination.report.get(clause.key, ""),
            )

    def clean(self) -> dict[str, Any]:
        """Refuse at its field what no paper can print."""
        for name, field in self.fields.items():
            try:
                printable(self.cleaned_data.get(name, ""), str(field.label))
            except PaperTextError as error:
                self.add_error(name, str(error))
        return self.cleaned_data


class ReportKindForm(forms.Form):
    """What the award is proposed for, which chooses the form of the report."""

    occasion = forms.ChoiceField(label=_("Đề nghị khen thưởng"))

    def __init__(self, *args: Any, nomination: Nomination, **kwargs: Any) -> None:
        kwargs["initial"] = {"occasion": nomination.occasion_proposed}
        super().__init__(*args, **kwargs)
        self.fields["occasion"].choices = forms_to_choose(nomination)  # type: ignore[attr-defined]


class NoteForm(forms.Form):
    """A sentence that goes with an act."""

    note = WordsField(label=_("Ghi rõ"), rows=2, max_length=2000)


class FilterForm(forms.Form):
    """Free filters of the list."""

    loc = forms.CharField(required=False, widget=forms.HiddenInput)
    danh_hieu = forms.ChoiceField(label=_("Danh hiệu"), required=False)
    don_vi = forms.ModelChoiceField(Unit.objects.none(), label=_("Đơn vị"), required=False, empty_label=_("Mọi đơn vị"))

    def __init__(self, actor: Actor, awards: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["danh_hieu"].choices = [("", _("Mọi danh hiệu")), *awards]  # type: ignore[attr-defined]
        self.fields["don_vi"].queryset = Unit.objects.filter(agency_id=actor.agency_id)  # type: ignore[attr-defined]

    def wanted(self) -> tuple[str, str, int | None]:
        """State, award and unit asked for; what cannot be narrows nothing."""
        self.is_valid()
        unit = self.cleaned_data.get("don_vi")
        return self.cleaned_data.get("loc") or "", self.cleaned_data.get("danh_hieu") or "", unit.pk if unit else None
