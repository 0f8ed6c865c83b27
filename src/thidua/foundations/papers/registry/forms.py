"""Forms of the books."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.foundations.access.fields import DayField, WordsField
from thidua.foundations.files.fields import UploadField
from thidua.foundations.org.models import Person, Unit
from thidua.foundations.papers.enums import Amending, Capacity, Channel, IncomingState, NumberingWay, NumberState
from thidua.foundations.papers.models import OfficialPaper
from thidua.foundations.papers.numbering import MOST, type_name_of
from thidua.foundations.papers.registry import incoming, outgoing
from thidua.foundations.papers.registry.after_issue import Mistake
from thidua.vietnamese import fold

SYMBOL = forms.RegexField(
    label=_("Ký hiệu"),
    regex=r"^[A-ZĐ][A-Za-zĐđƯư&]*(-[A-ZĐƯ][A-Za-zĐđƯư&]*)*$",
    max_length=60,
    help_text=_("Phần sau dấu “/”, ví dụ QĐ-SNgV; công văn: SNgV-VP."),
    error_messages={"invalid": _("Ký hiệu gồm các nhóm chữ nối bằng “-”, không có khoảng trắng, ví dụ QĐ-SNgV.")},
)


class _BookFilter(forms.Form):
    tim = WordsField(label=_("Tìm số, trích yếu"), required=False, max_length=100)
    cua_nam = forms.TypedChoiceField(label=_("Năm"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, years: list[int], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["tim"].widget.attrs["placeholder"] = self.fields["tim"].label
        year: Any = self.fields["cua_nam"]
        year.choices = [("", _("Mọi năm")), *((value, str(value)) for value in years)]

    def _asked(self, name: str) -> Any:
        """A value outside the offer narrows nothing."""
        self.is_valid()
        return self.cleaned_data.get(name)


class OutgoingFilter(_BookFilter):
    """Filters of the outgoing book, in the address."""

    so = forms.ChoiceField(label=_("Hệ thống số"), required=False)
    trang_thai = forms.ChoiceField(
        label=_("Trạng thái"), required=False, choices=[("", _("Mọi trạng thái")), *NumberState.choices]
    )

    def __init__(self, *args: Any, years: list[int], series: list[str], **options: Any) -> None:
        super().__init__(*args, years=years, **options)
        choice: Any = self.fields["so"]
        choice.choices = [("", _("Mọi hệ thống số")), *((name, name) for name in series)]

    def filters(self) -> outgoing.Filters:
        """What was asked."""
        return outgoing.Filters(
            self._asked("tim") or "", self._asked("cua_nam"), self._asked("so") or "", self._asked("trang_thai") or ""
        )


class IncomingFilter(_BookFilter):
    """Filters of the incoming book, in the address."""

    trang_thai = forms.ChoiceField(
        label=_("Trạng thái"), required=False, choices=[("", _("Mọi trạng thái")), *IncomingState.choices]
    )

    def filters(self) -> incoming.Filters:
        """What was asked."""
        return incoming.Filters(self._asked("tim") or "", self._asked("cua_nam"), self._asked("trang_thai") or "")


class OutsideForm(forms.Form):
    """A paper written outside the product that takes its number here, or whose number is noted here."""

    symbol = SYMBOL
    number = forms.IntegerField(
        label=_("Số"), required=False, min_value=1, max_value=MOST, help_text=_("Để trống để lấy số kế tiếp.")
    )
    dated_on = DayField(label=_("Ngày văn bản"))
    subject = WordsField(label=_("Trích yếu"), max_length=500)
    signer = WordsField(label=_("Người ký"), required=False, max_length=200)
    capacity = WordsField(label=_("Chức vụ, thể thức ký"), required=False, max_length=300)
    recipients = WordsField(label=_("Nơi nhận"), required=False, max_length=2000, rows=2)
    kept_at = WordsField(label=_("Đơn vị giữ bản lưu"), required=False, max_length=100)
    pages = forms.IntegerField(label=_("Số trang"), required=False, min_value=1, max_value=9999)
    copies = forms.IntegerField(label=_("Số bản"), required=False, min_value=1, max_value=9999)
    note = WordsField(
        label=_("Ghi chú"), required=False, max_length=500, hint=_("Ngày trước số đã cấp thì ghi lý do ở đây.")
    )


class NumberingForm(forms.Form):
    """How the numbers of a year run."""

    year = forms.IntegerField(label=_("Từ năm"), min_value=2000, max_value=2999)
    way = forms.ChoiceField(label=_("Cách đánh số"), choices=NumberingWay.choices)


class ReasonForm(forms.Form):
    """Why a number is given up or a paper recalled."""

    reason = WordsField(label=_("Lý do"), max_length=500)


class IncomingForm(forms.Form):
    """A paper that arrived: its own fields, its file if there is one, who handles it."""

    arrived_on = DayField(label=_("Ngày đến"))
    sender = WordsField(label=_("Cơ quan gửi"), max_length=300)
    number = WordsField(label=_("Số"), required=False, max_length=20)
    symbol = WordsField(label=_("Ký hiệu"), required=False, max_length=60)
    dated_on = DayField(label=_("Ngày văn bản"), required=False)
    type_name = WordsField(label=_("Tên loại"), required=False, max_length=100)
    subject = WordsField(label=_("Trích yếu"), max_length=500)
    signer = WordsField(label=_("Người ký"), required=False, max_length=200)
    pages = forms.IntegerField(label=_("Số trang"), required=False, min_value=1, max_value=9999)
    file = UploadField(label=_("Tệp văn bản"), required=False)
    anyway = forms.BooleanField(label=_("Vẫn ghi vào sổ lần nữa"), required=False)


class PersonField(WordsField):
    """A person of the agency by name or staff code: a list of everybody would be too heavy for a page.

    ``agency_id`` is set by the form. Marks need not be typed; of several people of one name the code is asked for.
    """

    agency_id = 0

    def clean(self, value: Any) -> Person | None:
        """The person; a name nobody or more than one has is a fault that says what to type."""
        words = super().clean(value)
        if not words:
            return None
        staff = Person.objects.filter(agency_id=self.agency_id, left_on__isnull=True).select_related("unit")
        found = list(staff.filter(code=words)) or list(staff.filter(folded_name=fold(words))[:6])
        if not found:
            raise forms.ValidationError(
                _("Không có ai tên hoặc mã “%(words)s” đang làm việc."), params={"words": words}
            )
        if len(found) > 1:
            named = "; ".join(f"{person.code} ({person.unit})" for person in found)
            raise forms.ValidationError(_("Nhiều người cùng tên, hãy nhập mã: %(named)s."), params={"named": named})
        return found[0]


class AssignForm(forms.Form):
    """Who handles an incoming paper, by when."""

    unit = forms.ModelChoiceField(label=_("Đơn vị xử lý"), queryset=Unit.objects.none(), required=False)
    handler = PersonField(
        label=_("Người xử lý"), required=False, max_length=200, hint=_("Họ tên hoặc mã cán bộ trong cơ quan.")
    )
    due_on = DayField(label=_("Hạn xử lý"), required=False)

    def __init__(self, *args: Any, agency_id: int, **options: Any) -> None:
        super().__init__(*args, **options)
        unit: Any = self.fields["unit"]
        handler: Any = self.fields["handler"]
        unit.queryset = Unit.objects.filter(agency_id=agency_id)
        handler.agency_id = agency_id


class AmendForm(forms.Form):
    """An earlier arrival that a paper replaces, corrects or recalls."""

    how = forms.ChoiceField(label=_("Văn bản này"), choices=Amending.choices)
    arrival_number = forms.IntegerField(label=_("Số đến của văn bản trước"), min_value=1, max_value=MOST)
    year = forms.IntegerField(label=_("Năm"), min_value=2000, max_value=2999)


class AnswerForm(forms.Form):
    """The outgoing paper that answers one that arrived."""

    number = forms.IntegerField(label=_("Số văn bản đi trả lời"), min_value=1, max_value=MOST)
    symbol = SYMBOL
    year = forms.IntegerField(label=_("Năm"), min_value=2000, max_value=2999)


class PowerForm(forms.Form):
    """A power to sign."""

    person = PersonField(label=_("Người ký"), max_length=200, hint=_("Họ tên hoặc mã cán bộ trong cơ quan."))
    capacity = forms.ChoiceField(label=_("Thể thức ký"), choices=Capacity.choices, required=False)
    for_title = WordsField(
        label=_("Chức vụ được ký thay"),
        required=False,
        max_length=200,
        hint=_("Trừ khi tự ký; ví dụ Giám đốc. TM.: tên tập thể, ví dụ Hội đồng."),
    )
    deputy_for = WordsField(
        label=_("Dòng KT. bên dưới"),
        required=False,
        max_length=200,
        hint=_("Chỉ khi cấp phó ký dưới TM. hoặc TL.; ví dụ Chánh Văn phòng."),
    )
    title = WordsField(label=_("Chức vụ in trên văn bản"), required=False, max_length=200, hint=_("Để trống với Q."))
    basis = WordsField(label=_("Văn bản giao quyền"), required=False, max_length=300, hint=_("TUQ. bắt buộc có."))
    from_on = DayField(label=_("Từ ngày"))
    to_on = DayField(label=_("Đến hết ngày"), required=False, hint=_("TUQ. bắt buộc có; để trống là chưa kết thúc."))

    def __init__(self, *args: Any, agency_id: int, **options: Any) -> None:
        super().__init__(*args, **options)
        person: Any = self.fields["person"]
        person.agency_id = agency_id


class EndForm(forms.Form):
    """The last day of a power."""

    last_day = DayField(label=_("Ngày cuối"))


class SendForm(forms.Form):
    """How one copy is sent."""

    channel = forms.ChoiceField(label=_("Cách gửi"), choices=Channel.choices)
    address = WordsField(label=_("Địa chỉ"), required=False, max_length=300)


class RecipientForm(forms.Form):
    """One more recipient."""

    recipient = WordsField(label=_("Nơi nhận"), max_length=300)
    purpose = WordsField(label=_("Để làm gì"), required=False, max_length=60, hint=_("Ví dụ: b/c, để t/h."))


class ReplaceForm(forms.Form):
    """The paper that stands in the place of this one."""

    new = forms.ModelChoiceField(label=_("Văn bản thay thế"), queryset=OfficialPaper.objects.none())

    def __init__(self, *args: Any, old: OfficialPaper, **options: Any) -> None:
        super().__init__(*args, **options)
        later = OfficialPaper.objects.filter(agency_id=old.agency_id, state="issued", pk__gt=old.pk)
        kind = type_name_of(old.symbol)
        same = [pk for pk, symbol in later.values_list("pk", "symbol") if type_name_of(symbol) == kind]
        new: Any = self.fields["new"]
        new.queryset = OfficialPaper.objects.filter(pk__in=same)


class CorrectForm(forms.Form):
    """Mistakes of format, one a line, and who signs the dispatch on which day."""

    mistakes = WordsField(
        label=_("Chỗ đính chính"),
        max_length=4000,
        rows=4,
        hint=_("Mỗi dòng một chỗ: vị trí | đã in | nay đọc là. Ví dụ: Điều 2 | Lạng Sơm | Lạng Sơn"),
    )
    signer = forms.ModelChoiceField(label=_("Người ký"), queryset=Person.objects.none())
    dated_on = DayField(label=_("Ngày công văn"))

    def __init__(self, *args: Any, signers: "QuerySet[Person]", **options: Any) -> None:
        super().__init__(*args, **options)
        signer: Any = self.fields["signer"]
        signer.queryset = signers

    def clean_mistakes(self) -> list[Mistake]:
        """The lines as mistakes; a line without three parts is named."""
        found = []
        for place, line in enumerate(self.cleaned_data["mistakes"].splitlines(), start=1):
            parts = [part.strip() for part in line.split("|")]
            if not line.strip():
                continue
            if len(parts) != 3 or not all(parts):
                raise forms.ValidationError(
                    _("Dòng %(place)d chưa đủ ba phần “vị trí | đã in | nay đọc là”."), params={"place": place}
                )
            found.append(Mistake(*parts))
        return found


class PackageForm(forms.Form):
    """A package that arrived."""

    arrived_on = DayField(label=_("Ngày đến"))
    file = UploadField(label=_("Gói trao đổi văn bản"))
    anyway = forms.BooleanField(label=_("Vẫn ghi vào sổ lần nữa"), required=False)
