"""The form that sends a movement out."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.foundations.access.fields import DayField, WordsField
from thidua.foundations.papers.models import OfficialPaper
from thidua.stages.movements.models import Movement


class CirculateForm(forms.Form):
    """What is sent, with which paper, and by when it is to be acknowledged."""

    movement = forms.ChoiceField(label=_("Phong trào"))
    paper = forms.ChoiceField(label=_("Văn bản kèm theo"), required=False)
    title = WordsField(label=_("Tên gửi đi"), max_length=500)
    summary = WordsField(
        label=_("Nội dung cần nắm"), required=False, rows=6, hint=_("Vài dòng; mỗi người đọc trước khi xác nhận.")
    )
    due_on = DayField(label=_("Hạn xác nhận"))

    def __init__(self, *args: Any, movements: list[Movement], papers: list[OfficialPaper], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["movement"].choices = [(str(one.pk), one.name) for one in movements]  # type: ignore[attr-defined]
        named = [(str(one.pk), str(one)) for one in papers]
        self.fields["paper"].choices = [("", _("Không kèm văn bản")), *named]  # type: ignore[attr-defined]
