"""The designer's form: what the design is for, the sheet, and one small form a line."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.foundations.access.fields import DayField, WordsField
from thidua.foundations.catalogue.awards import award_choices
from thidua.foundations.files.fields import UploadField
from thidua.foundations.papers.certificate_design import (
    FREE_TEXTS,
    MOST_LINES,
    SHEETS_MM,
    SOURCES,
    Design,
    Field,
    problems,
    start_design,
)
from thidua.foundations.papers.enums import RecipientKind
from thidua.foundations.papers.typefaces import SERIF, TYPEFACES

_NUMBERS = {
    "left_mm": gettext_lazy("Trái"),
    "top_mm": gettext_lazy("Trên"),
    "width_mm": gettext_lazy("Rộng"),
    "size": gettext_lazy("Cỡ chữ"),
    "least": gettext_lazy("Nhỏ nhất"),
}
_ALIGNS = (("left", gettext_lazy("Trái")), ("center", gettext_lazy("Giữa")), ("right", gettext_lazy("Phải")))


def _number(label: Any, step: str = "0.1") -> forms.FloatField:
    return forms.FloatField(label=label, widget=forms.NumberInput(attrs={"step": step, "class": "in num"}))


def _short(value: Any) -> Any:
    """A whole number without its decimal point."""
    return int(value) if isinstance(value, float) and value == int(value) else value


class LineForm(forms.Form):
    """One line of the sheet; switched off, its numbers are not looked at."""

    on = forms.BooleanField(label=gettext_lazy("In dòng này"), required=False)
    left_mm = _number(_NUMBERS["left_mm"])
    top_mm = _number(_NUMBERS["top_mm"])
    width_mm = _number(_NUMBERS["width_mm"])
    size = _number(_NUMBERS["size"], "0.5")
    least = _number(_NUMBERS["least"], "0.5")
    font = forms.ChoiceField(
        label=gettext_lazy("Phông chữ"),
        choices=[(code, f"{one.label} ({one.word})") for code, one in TYPEFACES.items()],
        initial=SERIF,
        required=False,
        widget=forms.Select(attrs={"class": "in"}),
    )
    lines = forms.IntegerField(
        label=gettext_lazy("Số dòng"),
        widget=forms.NumberInput(attrs={"min": 1, "max": MOST_LINES, "class": "in num"}),
    )
    align = forms.ChoiceField(label=gettext_lazy("Căn"), choices=_ALIGNS, widget=forms.Select(attrs={"class": "in"}))
    color = forms.CharField(label=gettext_lazy("Màu"), widget=forms.TextInput(attrs={"type": "color"}))
    bold = forms.BooleanField(label=gettext_lazy("Đậm"), required=False)
    italic = forms.BooleanField(label=gettext_lazy("Nghiêng"), required=False)
    upper = forms.BooleanField(label=gettext_lazy("In hoa"), required=False)
    text = WordsField(label=gettext_lazy("Chữ"), required=False, max_length=200)

    def __init__(self, source: str, data: Any, field: Field | None, start: Field) -> None:
        shown = field or start
        initial = {name: _short(getattr(shown, name)) for name in self.base_fields if name != "on"}
        super().__init__(data, prefix=source, initial={**initial, "on": field is not None})
        self.source, self.label, self.is_wrong = source, SOURCES[source], False
        if source not in FREE_TEXTS:
            del self.fields["text"]
        if source == "qr":
            for name in set(self.fields) - {"on", "left_mm", "top_mm", "width_mm"}:
                del self.fields[name]

    @property
    def is_on(self) -> bool:
        """Whether the line is printed, as posted or as the design has it."""
        return bool(self["on"].value())

    @property
    def numbers(self) -> list[forms.BoundField]:
        """The boxes of numbers and choices, for the page."""
        names = ("left_mm", "top_mm", "width_mm", "font", "size", "least", "lines", "align", "color")
        return [self[name] for name in names if name in self.fields]

    @property
    def ticks(self) -> list[forms.BoundField]:
        """The small switches, for the page."""
        return [self[name] for name in ("bold", "italic", "upper") if name in self.fields]

    def field(self) -> Field:
        """The line as typed."""
        values = {name: value for name, value in self.cleaned_data.items() if name != "on"}
        values["font"] = values.get("font") or SERIF
        return Field(source=self.source, **values)


class DesignForm(forms.Form):
    """A design as typed. ``design`` holds what of it can be drawn; errors name line, value and remedy."""

    name = WordsField(label=gettext_lazy("Tên mẫu"), max_length=120)
    award = forms.ChoiceField(label=gettext_lazy("Dùng cho"), required=False)
    recipients = forms.ChoiceField(
        label=gettext_lazy("Đối tượng"),
        required=False,
        choices=[("", gettext_lazy("Cá nhân và tập thể")), *RecipientKind.choices],
    )
    from_on = DayField(label=gettext_lazy("Từ ngày"), hint=gettext_lazy("Tính theo ngày quyết định."))
    to_on = DayField(label=gettext_lazy("Đến ngày"), required=False)
    page_width = _number(gettext_lazy("Ngang (mm)"))
    page_height = _number(gettext_lazy("Dọc (mm)"))
    framed = forms.BooleanField(label=gettext_lazy("Kẻ khung hai nét"), required=False)
    background = forms.BooleanField(
        label=gettext_lazy("In cả ảnh nền"),
        required=False,
        help_text=gettext_lazy("Không chọn: ảnh chỉ để canh chữ, giấy in trên phôi có sẵn."),
    )
    picture = UploadField(
        label=gettext_lazy("Ảnh nền"), required=False, hint=gettext_lazy("PNG, JPG hoặc PDF một trang, đến 10 MB.")
    )
    longest = forms.BooleanField(label=gettext_lazy("Thử với tên dài nhất"), required=False)

    def __init__(self, data: Any, files: Any, design: Design, **initial: Any) -> None:
        width, height = map(_short, design.page_mm)
        shown = {"page_width": width, "page_height": height, "framed": design.framed, "background": design.background}
        super().__init__(data, files, initial=shown | initial)
        award: Any = self.fields["award"]
        award.choices = [("", _("Mọi danh hiệu, hình thức")), *award_choices()]
        present = {field.source: field for field in design.fields}
        usual = {field.source: field for field in start_design(design.page_mm, blank=False).fields}
        spare = Field("text-1", 20.0, 20.0, min(100.0, width - 40.0))
        self.lines = [LineForm(source, data, present.get(source), usual.get(source, spare)) for source in SOURCES]
        self.design = design

    def clean(self) -> dict[str, Any]:
        """Put the lines together; whatever cannot be printed is said once, by name."""
        cleaned = super().clean() or {}
        used = [line for line in self.lines if line.is_on]
        wrong = [
            _("%(line)s, ô “%(box)s”: %(error)s") % {"line": line.label, "box": line[name].label, "error": error}
            for line in used
            if not line.is_valid()
            for name, errors in line.errors.items()
            for error in errors
        ]
        width, height = self.design.page_mm
        page = (cleaned.get("page_width", width), cleaned.get("page_height", height))
        fields = tuple(line.field() for line in used if line.is_valid())
        self.design = Design(page, fields, cleaned.get("framed", False), cleaned.get("background", False))
        wrong = wrong or list(problems(self.design))
        for line in self.lines:
            line.is_wrong = any(line.label in error for error in wrong)
        for error in wrong[:8]:
            self.add_error(None, error)
        return cleaned


SHEETS = (
    ("a4", gettext_lazy("A4 ngang, 297 × 210")),
    ("large", gettext_lazy("360 × 237")),
    ("a4-portrait", gettext_lazy("A4 đứng, 210 × 297")),
)


def start_of(query: Any) -> Design:
    """The design a new one starts from, by ``?kho=`` and ``?phoi=1``."""
    page = SHEETS_MM.get(query.get("kho", ""), SHEETS_MM["a4"])
    return start_design(page, blank=query.get("phoi") == "1")
