"""Forms of movements."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.foundations.access.fields import DayField, WordsField
from thidua.foundations.papers.capacity import registered_signatory
from thidua.foundations.papers.content import Signatory
from thidua.foundations.workflow.errors import InputRefused
from thidua.stages.movements.enums import movement_kind_choices
from thidua.stages.movements.grounds import addressee_words, basis_words
from thidua.stages.movements.models import Movement
from thidua.stages.movements.services import MovementText

ONE_A_LINE = _("Mỗi dòng một ý.")
_LISTS = ("purposes", "requirements", "criteria")
_GROUNDS = {"bases": 1000, "addressees": 300}
"""How many characters a line of each may have, as their columns do."""


class MovementForm(forms.Form):
    """The words of a movement; lists are typed one entry a line."""

    name = WordsField(label=_("Tên phong trào"), max_length=500, rows=2)
    kind = forms.ChoiceField(label=_("Loại"), choices=movement_kind_choices)
    parent = forms.ChoiceField(label=_("Nằm trong phong trào"), required=False)
    year = forms.IntegerField(label=_("Năm thi đua"), min_value=2000, max_value=2100)
    starts_on = DayField(label=_("Từ ngày"))
    ends_on = DayField(label=_("Đến ngày"))
    theme = WordsField(label=_("Chủ đề năm"), required=False, max_length=500)
    slogan = WordsField(label=_("Khẩu hiệu"), required=False, max_length=500)
    purposes = WordsField(label=_("Mục đích"), required=False, rows=5, hint=ONE_A_LINE)
    requirements = WordsField(label=_("Yêu cầu"), required=False, rows=4, hint=ONE_A_LINE)
    criteria = WordsField(label=_("Tiêu chí xét"), required=False, rows=4, hint=ONE_A_LINE)
    bases = WordsField(
        label=_("Căn cứ"),
        required=False,
        rows=4,
        hint=_(
            "Mỗi dòng một văn bản, ví dụ: Kế hoạch số 15/KH-UBND ngày 05/01/2021 của UBND tỉnh về công tác thi đua."
        ),
    )
    addressees = WordsField(
        label=_("Nơi nhận"),
        required=False,
        rows=4,
        hint=_("Mỗi dòng một nơi, mục đích để trong ngoặc: UBND tỉnh (để b/c). Dòng “Lưu: VT” là bản lưu."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, parents: list[Movement], own_grounds: bool = True, **options: Any) -> None:
        """``own_grounds`` is False for a movement that stands on the bases and recipients of the one around it."""
        super().__init__(*args, **options)
        if not own_grounds:
            for name in _GROUNDS:
                del self.fields[name]
        tops = [(str(one.pk), one.name) for one in parents]
        self.fields["parent"].choices = [("", _("Không, đứng riêng")), *tops]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Say at the field itself when the period runs backwards."""
        values = super().clean() or {}
        start, end = values.get("starts_on"), values.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", _("Ngày kết thúc đứng trước ngày bắt đầu. Sửa lại một trong hai ngày."))
        for name, most in _GROUNDS.items():
            kept = str(self.initial.get(name) or "").splitlines()
            for number, line in enumerate(values.get(name, "").splitlines(), start=1):
                if len(line) > most and line not in kept:
                    said = {"line": number, "size": len(line), "most": most}
                    self.add_error(
                        name,
                        _("Dòng %(line)d dài %(size)d ký tự, quá %(most)d. Rút gọn hoặc tách thành hai dòng.") % said,
                    )
        return values

    def text(self) -> MovementText:
        """The valid form as services take it."""
        values = {name: value for name, value in self.cleaned_data.items() if name not in ("version", "parent")}
        for name in (*_LISTS, *(name for name in _GROUNDS if name in values)):
            values[name] = tuple(line.strip() for line in values[name].splitlines() if line.strip())
        return MovementText(**values, parent_id=int(self.cleaned_data["parent"] or 0) or None)


def initial_of(movement: Movement) -> dict[str, Any]:
    """What the form shows of a stored movement."""
    names = ("name", "kind", "year", "starts_on", "ends_on", "theme", "slogan", "version")
    values = {name: getattr(movement, name) for name in names}
    values |= {name: "\n".join(getattr(movement, name)) for name in _LISTS} | {"parent": movement.parent_id or ""}
    values["bases"] = "\n".join(basis_words(row) for row in movement.bases.all())
    return values | {"addressees": "\n".join(addressee_words(row) for row in movement.addressees.all())}


class LaunchForm(forms.Form):
    """Who signs the launch plan, when, and the number when the records office has already given one."""

    paper = forms.ChoiceField(
        label=_("Loại văn bản"),
        choices=(("plan", _("Kế hoạch")), ("directive", _("Chỉ thị"))),
        initial="plan",
        required=False,
    )
    signatory_name = WordsField(label=_("Người ký"), max_length=200)
    signatory_title = WordsField(label=_("Chức vụ in trên văn bản"), max_length=100)
    for_head = WordsField(
        label=_("Ký thay (KT.) chức vụ"),
        required=False,
        max_length=100,
        hint=_("Chỉ ghi khi cấp phó ký thay. Sổ thẩm quyền ký của ngày văn bản, nếu có ghi, được in thay hai ô này."),
    )
    dated_on = DayField(label=_("Ngày văn bản"))
    number = forms.IntegerField(
        label=_("Số văn bản"), required=False, min_value=1, help_text=_("Để trống để hệ thống lấy số tiếp theo.")
    )

    def __init__(self, *args: Any, agency_id: int, **options: Any) -> None:
        super().__init__(*args, **options)
        self._agency_id = agency_id
        self._registered: Signatory | None = None

    def clean(self) -> dict[str, Any]:
        """Look the signatory up in the register of the paper's day."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("signatory_name") and data.get("dated_on"):
            try:
                self._registered = registered_signatory(self._agency_id, data["signatory_name"], data["dated_on"])
            except InputRefused as error:
                self.add_error("signatory_name", str(error))
        return data

    def signatory(self) -> Signatory:
        """The signature block of the plan: as registered for its day, as typed while nothing is registered."""
        if self._registered:
            return self._registered
        acting = self.cleaned_data["for_head"]
        return Signatory(
            "KT." if acting else None,
            acting or None,
            self.cleaned_data["signatory_title"],
            self.cleaned_data["signatory_name"],
        )


class DayForm(forms.Form):
    """A commemoration to be added."""

    event = WordsField(label=_("Ngày kỷ niệm"), max_length=400, hint=_("Ví dụ: Ngày thành lập Sở."))
    founded_on = DayField(label=_("Ngày gốc"), hint=_("Ngày diễn ra lần đầu; số năm tự tính."))


class CancelForm(forms.Form):
    """Why a movement is cancelled."""

    reason = WordsField(label=_("Lý do hủy"), max_length=300, rows=2)
