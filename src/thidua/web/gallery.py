"""Content of the gallery page: every shared part once, with invented people. Shown in the demonstration only."""

from decimal import Decimal
from pathlib import Path

import yaml
from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thidua.foundations.workflow.decision import refuse
from thidua.web.charts import Chart, Series

SAMPLES = Path(__file__).with_name("gallery.yaml")


class SampleForm(forms.Form):
    """One field of each kind that the product uses."""

    summary = forms.CharField(
        label="Tóm tắt thành tích",
        help_text="Hai hoặc ba câu, nêu kết quả đo được.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    decision_number = forms.CharField(
        label="Số quyết định công nhận sáng kiến",
        error_messages={"required": "Chưa có số quyết định. Nhập số, ví dụ 98/QĐ-SNgV, hoặc chọn “Chờ công nhận”."},
    )
    issued_on = forms.DateField(label="Ngày ký", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    title = forms.ChoiceField(
        label="Danh hiệu đăng ký",
        choices=[("ldtt", "Lao động tiên tiến"), ("cstd", "Chiến sĩ thi đua cơ sở")],
        widget=forms.RadioSelect,
    )
    consent = forms.BooleanField(label="Đồng ý công khai tên trong Sổ vàng", required=False)


class SampleFilter(forms.Form):
    """Free filters above a table."""

    ten = forms.CharField(
        label="Lọc theo tên", required=False, widget=forms.TextInput(attrs={"placeholder": "Lọc theo tên"})
    )
    don_vi = forms.ChoiceField(
        label="Đơn vị", required=False, choices=[("", "Mọi đơn vị"), ("tt", "Trung tâm Thông tin, dịch vụ đối ngoại")]
    )


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """The gallery page; only a demonstration or a developer's server has it, elsewhere it does not exist."""
    if not (settings.THIDUA_DEMO or settings.DEBUG):
        raise Http404
    return render(request, "web/gallery.html", gallery_context())


def gallery_context() -> dict[str, object]:
    """Everything the gallery template shows."""
    samples: dict[str, object] = yaml.safe_load(SAMPLES.read_text(encoding="utf-8"))
    line, bars, columns = _charts()
    return {
        **samples,
        "form": SampleForm({"summary": "Bổ sung thời gian làm việc tại cặp cửa khẩu Chi Ma – Ái Điểm."}),
        "filter_form": SampleFilter(),
        "refused": refuse(
            "Chưa trình được: Hội đồng chưa ký biên bản.",
            cite="khoản 1 Điều 84 Luật Thi đua, khen thưởng",
            helper="Thư ký Hội đồng",
        ),
        "line_chart": line,
        "bar_chart": bars,
        "column_chart": columns,
    }


def _charts() -> tuple[Chart, Chart, Chart]:
    scores = tuple(Decimal(score) for score in ("61.2", "63.0", "65.4", "66.1"))
    line = Chart(
        title="Điểm DDCI của Sở, 2017 – 2020",
        labels=("2017", "2018", "2019", "2020"),
        series=(Series("Điểm", scores),),
        places=1,
        floor=57,
        median=("trung vị các sở năm 2020", Decimal("64.9")),
        source="Số liệu mẫu.",
        head="Năm",
    )
    bars = Chart(
        title="Người đã xác nhận quán triệt theo đơn vị",
        labels=("Văn phòng Sở", "Phòng Lãnh sự - Hợp tác quốc tế", "Trung tâm Thông tin, dịch vụ đối ngoại"),
        series=(Series("Biên chế", (14, 13, 16)), Series("Đã xác nhận", (14, 13, 9))),
        unit="người",
        source="Số liệu mẫu.",
        head="Đơn vị",
    )
    columns = Chart(
        title="Khen thưởng theo năm",
        labels=("2019", "2020", "2021"),
        series=(
            Series("Danh hiệu", (52, 58, 61)),
            Series("Giấy khen", (9, 12, 4)),
            Series("Bằng khen", (2, 1, None)),
        ),
        unit="lượt",
        source="Số liệu mẫu.",
        head="Năm",
    )
    return line, bars, columns
