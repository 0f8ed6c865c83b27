"""Forms of submissions."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.foundations.access.fields import DayField, WordsField
from thidua.stages.submissions.enums import LineOutcome
from thidua.stages.submissions.models import SubmissionLine
from thidua.stages.submissions.services import LineAnswer


class SendForm(forms.Form):
    """The day of the letter."""

    dated_on = DayField(label=_("Ngày tờ trình"))


class NoteForm(forms.Form):
    """What the body above says on taking up or sending back."""

    note = WordsField(label=_("Ý kiến thẩm định"), rows=3, required=False, hint=_("Bắt buộc khi trả lại."))


class AnswerForm(forms.Form):
    """The decision of the level above, and the result of each line."""

    reply_number = WordsField(label=_("Số quyết định"), max_length=60, hint=_("Ví dụ 245/QĐ-UBND"))
    replied_on = DayField(label=_("Ngày quyết định"))
    replied_by = WordsField(label=_("Người quyết định"), max_length=100)

    def __init__(self, *args: Any, lines: Iterable[SubmissionLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = list(lines)
        outcomes = [(value, label) for value, label in LineOutcome.choices if value != LineOutcome.PENDING]
        for line in self.lines:
            self.fields[f"outcome-{line.pk}"] = forms.ChoiceField(
                label=line.subject_name, choices=[("", _("Chọn kết quả")), *outcomes]
            )
            self.fields[f"note-{line.pk}"] = WordsField(label=_("Ghi chú"), required=False, max_length=400)

    def rows(self) -> list[tuple[SubmissionLine, Any, Any]]:
        """Each line with its two fields."""
        return [(line, self[f"outcome-{line.pk}"], self[f"note-{line.pk}"]) for line in self.lines]

    def answers(self) -> dict[int, LineAnswer]:
        """What was chosen, as the service takes it."""
        data = self.cleaned_data
        return {line.pk: LineAnswer(data[f"outcome-{line.pk}"], data[f"note-{line.pk}"]) for line in self.lines}
