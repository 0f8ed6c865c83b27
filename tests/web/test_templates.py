"""Every template: it parses, it keeps the security policy, and the pages of the shell hold what a reader needs."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory
from lxml import html

import thidua
from thidua.foundations.workflow.decision import ALLOWED, refuse
from thidua.foundations.workflow.work import WorkItem
from thidua.web.gallery import SampleForm, gallery_context

SOURCE = Path(thidua.__file__).parent
WEB = SOURCE / "web" / "templates"
ALL = sorted(path for path in SOURCE.rglob("templates/**/*.html"))
COMPONENTS = sorted(path for path in (WEB / "components").glob("*.html") if not path.name.startswith("_"))
DIALOG = {"title": "Chốt danh sách 73 lượt đề nghị?", "text": "Sau khi chốt, không ai sửa được.", "action": "/chot/"}

pytestmark = pytest.mark.urls("tests.web.shell_urls")


def frame(**changes: object) -> SimpleNamespace:
    """A shell of the clerk in 2021, as the context processor gives it."""
    item = SimpleNamespace(label="Đề nghị", url="/de-nghi/", bead="now", count=2, current=True)
    done = SimpleNamespace(label="Điều kiện", url="/dieu-kien/", bead="past", count=0, current=False)
    shell = {
        "agency_name": "Sở Ngoại vụ tỉnh Lạng Sơn",
        "year": 2021,
        "years": (2021, 2020),
        "person_name": "Lộc Thị Mai Hương",
        "role_label": "Chuyên viên Văn phòng",
        "roles": ("Chuyên viên thi đua, khen thưởng", "Thư ký Hội đồng"),
        "nav": (SimpleNamespace(label="Xét chọn", items=(done, item)),),
        "today_text": "Thứ Hai, 22/11/2021",
        "theme": "",
        "is_demo": False,
        "week_current": False,
    }
    return SimpleNamespace(**{**shell, **changes})


def draw(name: str, request: HttpRequest | None = None, **context: object) -> html.HtmlElement:
    request = request or RequestFactory().get("/")
    filled = {"shell": frame(), "is_demo": False, **context}
    return html.fromstring(render_to_string(name, filled, request=request))


def words(page: html.HtmlElement) -> str:
    return " ".join(page.text_content().split())


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_a_template_keeps_the_security_policy(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert re.findall(r"\sstyle\s*=", source) == []
    assert re.findall(r"<style\b", source) == []
    assert re.findall(r"\son[a-z]+\s*=", source) == []
    assert re.findall(r"<script(?![^>]*\ssrc=)[^>]*>", source) == []
    assert re.findall(r"""(?:src|href|action)\s*=\s*["'](?:https?:)?//""", source) == []
    assert "javascript:" not in source


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_a_template_names_no_colour(path: Path) -> None:
    """The mark and nothing else carries colours of its own."""
    if path.name == "_mark.html":
        return
    assert re.findall(r"#[0-9a-fA-F]{6}\b", path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", sorted(WEB.rglob("*.html")), ids=lambda path: path.relative_to(WEB).as_posix())
def test_a_template_parses(path: Path) -> None:
    get_template(path.relative_to(WEB).as_posix())


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_a_component_says_what_it_needs(path: Path) -> None:
    assert re.match(r"\{# .*Context: .*#\}", path.read_text(encoding="utf-8").splitlines()[0])


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_a_component_is_shown_in_the_gallery_or_in_a_page(path: Path) -> None:
    name = f"components/{path.name}"
    users = [other for other in ALL if other != path and name in other.read_text(encoding="utf-8")]
    alone = {"dialog_page", "movement_tree", "pager", "refusal"}
    assert users or path.stem in alone


def test_the_frame_has_its_landmarks_and_one_heading() -> None:
    page = draw("web/week.html")
    assert page.get("lang") == "vi"
    assert len(page.xpath("//h1")) == 1
    for landmark in (
        "//header",
        "//nav[@aria-label]",
        "//main[@id='noi-dung']",
        "//aside[@aria-label]",
        "//*[@role='status']",
    ):
        assert page.xpath(landmark), landmark
    assert page.xpath("//body/a[1]/@href") == ["#noi-dung"]


def test_the_frame_asks_htmx_for_nothing_unsafe() -> None:
    page = draw("web/week.html")
    assert page.xpath("//meta[@name='htmx-config']/@content") == [
        '{"allowEval":false,"includeIndicatorStyles":false,"historyCacheSize":0}'
    ]
    assert all(src.startswith("/static/") for src in page.xpath("//script/@src"))


def test_the_navigation_shows_where_the_year_is() -> None:
    page = draw("web/week.html")
    assert page.xpath("//nav[@id='muc-luc']//li/@class") == ["past", "now"]
    assert page.xpath("//nav[@id='muc-luc']//li[@class='now']/a/@aria-current") == ["page"]
    assert words(page.xpath("//li[@class='now']")[0]) == "Đề nghị (năm 2021 đang ở bước này)2 việc cần xử lý"


def test_the_year_is_a_switch_that_keeps_the_page() -> None:
    page = draw("web/week.html", RequestFactory().get("/", {"don_vi": "tt"}))
    assert page.xpath("//details[contains(@class,'year')]//a/@href") == ["?don_vi=tt&nam=2021", "?don_vi=tt&nam=2020"]


@pytest.mark.parametrize(("theme", "attribute"), [("", None), ("dark", "dark"), ("light", "light")])
def test_the_theme_follows_the_system_unless_chosen(theme: str, attribute: str | None) -> None:
    assert draw("web/week.html", shell=frame(theme=theme)).get("data-theme") == attribute


def test_leaving_and_theme_are_posted_forms() -> None:
    page = draw("web/week.html")
    forms = page.xpath("//details[contains(@class,'me')]//form")
    assert [(form.get("method"), form.get("action")) for form in forms] == [
        ("post", "/giao-dien/"),
        ("post", "/dang-xuat/"),
    ]
    assert all(form.xpath(".//input[@name='csrfmiddlewaretoken']") for form in forms)


def row(what: str, severity: str = "todo", is_late: bool = False, distance: str = "còn 2 ngày") -> SimpleNamespace:
    item = WorkItem(
        stage="nominations",
        what=what,
        detail="Phòng Quản lý biên giới",
        url="/x/",
        button="Nhờ bổ sung",
        severity=severity,
    )  # type: ignore[arg-type]
    return SimpleNamespace(item=item, due_text="Thứ Tư, 24/11", distance_text=distance, is_late=is_late)


def week(*groups: tuple[str, list[SimpleNamespace]], later: list[SimpleNamespace] | None = None) -> SimpleNamespace:
    lists = [rows for _, rows in groups] + [[]] * 3
    return SimpleNamespace(groups=groups, first=lists[0], due=lists[1], waiting=lists[2], later=later or [])


def test_the_week_puts_exceptions_first_with_one_primary_button() -> None:
    page = draw(
        "web/week.html",
        week=week(("Cần xử lý trước", [row("A", "bad"), row("B", "bad")]), ("Đến hạn trong tuần", [row("C")])),
    )
    assert [words(head) for head in page.xpath("//section//h2")] == [
        "Cần xử lý trước 2 việc",
        "Đến hạn trong tuần 1 việc",
    ]
    assert page.xpath("//section[contains(@class,'work')]/@class") == ["work first", "work"]
    assert [words(button) for button in page.xpath("//*[@class='btn pri']")] == ["Nhờ bổ sung: A"]
    assert "Có 2 việc cần xử lý trước, 1 việc đến hạn trong tuần." in words(page)


def test_only_late_and_todays_dates_are_red() -> None:
    rows = [row("A", is_late=True), row("B", distance="hôm nay"), row("C")]
    page = draw("web/week.html", week=week(("Cần xử lý trước", rows)))
    assert page.xpath("//p[contains(@class,'due')]/@class") == ["due late", "due late", "due"]


@pytest.mark.parametrize(("count", "folded"), [(12, 0), (13, 1)])
def test_twelve_rows_are_shown_and_the_rest_folded(count: int, folded: int) -> None:
    page = draw("web/week.html", week=week(("Đến hạn trong tuần", [row(f"V{n}") for n in range(count)])))
    assert len(page.xpath("//details[@class='rest']//li")) == folded
    assert len(page.xpath("//section[contains(@class,'work')]//li")) == count
    assert f"{count} việc" in words(page.xpath("//h2[@id='w1']")[0])


def test_a_week_without_work_names_the_next_thing() -> None:
    page = draw("web/week.html", week=week(later=[row("Họp Hội đồng sáng kiến")]))
    assert "Tuần này không có việc nào đến hạn" in words(page)
    assert "Việc gần nhất: Họp Hội đồng sáng kiến, Thứ Tư, 24/11." in words(page)
    assert page.xpath("//*[@class='btn pri']") == []


def test_errors_are_notes_and_the_rest_are_toasts() -> None:
    messages = [
        Message(constants.ERROR, "Thiếu ngày ký."),
        Message(constants.SUCCESS, "Đã gửi 2 người", extra_tags="undo:/lui/"),
    ]
    page = draw("web/week.html", messages=messages)
    assert words(page.xpath("//main//*[@role='alert']")[0]) == "Thiếu ngày ký."
    toast = page.xpath("//*[@role='status']//*[@class='toast']")[0]
    assert words(toast.xpath(".//span")[0]) == "Đã gửi 2 người"
    assert toast.xpath(".//form/@action") == ["/lui/"]
    assert toast.xpath(".//input[@name='csrfmiddlewaretoken']")
    assert toast.get("data-dismiss") is None


def test_search_groups_by_kind_and_says_when_nothing_fits() -> None:
    hits = [SimpleNamespace(kind="Cá nhân", title="Nông Thị Bích Ngọc", detail="Chuyên viên", url="/p/1/")]
    page = draw("web/search.html", query="ngoc", hits=hits)
    assert words(page.xpath("//section//h2")[0]) == "Cá nhân"
    assert page.xpath("//section//a/@href") == ["/p/1/"]
    assert "Không có người, đơn vị hay văn bản nào khớp" in words(draw("web/search.html", query="zzz", hits=[]))


def test_a_refusal_page_has_reason_article_and_helper() -> None:
    decision = refuse("Không thể duyệt hồ sơ của chính mình.", cite="khoản 1 Điều 84", helper="Phó Giám đốc phụ trách")
    said = words(draw("403.html", decision=decision))
    for part in (
        "Không thể duyệt hồ sơ của chính mình.",
        "Khoản 1 Điều 84",
        "Người có thể giúp: Phó Giám đốc phụ trách.",
    ):
        assert part in said


def test_a_refusal_without_a_reason_still_says_whom_to_ask() -> None:
    said = words(draw("403.html"))
    assert "Vai trò đang dùng không có quyền làm việc này." in said
    assert "người quản trị của cơ quan" in said


@pytest.mark.parametrize(
    "name", ["400.html", "403.html", "403_csrf.html", "404.html", "500.html", "web/locked_out.html"]
)
def test_an_error_page_needs_nobody_signed_in(name: str) -> None:
    page = html.fromstring(render_to_string(name, {"shell": None}, request=RequestFactory().get("/")))
    assert len(page.xpath("//h1")) == 1
    assert page.xpath("//main//a/@href") == ["/"]


def test_the_page_of_a_defect_needs_no_context_at_all() -> None:
    assert "Hệ thống gặp lỗi" in render_to_string("500.html")
    assert "mã lỗi ab12cd34" in words(html.fromstring(render_to_string("500.html", {"incident": "ab12cd34"})))


def test_signing_in_labels_its_fields_and_keeps_the_name_typed() -> None:
    form = SimpleNamespace(
        non_field_errors=["Tên đăng nhập hoặc mật khẩu không đúng."],
        username=SimpleNamespace(value="huong.ltm", errors=""),
        password=SimpleNamespace(value="", errors=""),
    )
    page = draw("web/login.html", shell=None, form=form, next="/de-nghi/")
    for field in page.xpath("//input[@id]"):
        assert page.xpath(f"//label[@for='{field.get('id')}']")
    assert page.xpath("//input[@name='username']/@value") == ["huong.ltm"]
    assert page.xpath("//input[@name='next']/@value") == ["/de-nghi/"]
    assert "Tên đăng nhập hoặc mật khẩu không đúng." in words(page.xpath("//*[@role='alert']")[0])
    assert page.xpath("//input[@type='password']/@value") == []


def test_a_form_field_has_label_hint_error_then_field() -> None:
    form = SampleForm({"summary": ""})
    field = html.fromstring(str(form["summary"].as_field_group()))
    assert [node.tag for node in field] == ["label", "p", "div", "textarea"]
    area = field.xpath(".//textarea")[0]
    assert area.get("aria-invalid") == "true"
    assert [field.xpath(f".//*[@id='{uid}']") != [] for uid in area.get("aria-describedby").split()] == [True, True]


def test_a_choice_is_a_named_group_and_a_tick_has_its_label_behind() -> None:
    form = SampleForm()
    group = html.fromstring(str(form["title"].as_field_group()))
    assert group.tag == "fieldset"
    assert words(group.xpath("./legend")[0]) == "Danh hiệu đăng ký"
    tick = html.fromstring(str(form["consent"].as_field_group()))
    assert [node.tag for node in tick.xpath("./span/*")] == ["input", "label"]


def test_the_summary_of_errors_leads_to_each_field() -> None:
    form = SampleForm({})
    summary = html.fromstring(render_to_string("components/form_errors.html", {"form": form}))
    links = summary.xpath(".//a/@href")
    assert links == ["#id_summary", "#id_decision_number", "#id_title"]
    assert render_to_string("components/form_errors.html", {"form": SampleForm()}).strip() == ""


def test_the_bar_of_a_check_page_refuses_with_words_or_acts() -> None:
    refused = refuse("Chưa chốt được: vượt hạn mức 1 người.", helper="Chánh Văn phòng")
    bar = draw("components/commit_bar.html", decision=refused, button="Chốt danh sách")
    button = bar.xpath(".//button")[0]
    assert button.get("aria-disabled") == "true"
    assert words(bar.xpath(f".//*[@id='{button.get('aria-describedby')}']")[0]).startswith("Chưa chốt được")
    bar = draw(
        "components/commit_bar.html",
        decision=ALLOWED,
        button="Chốt danh sách",
        action="/chot/",
        consequence="Sau khi chốt, không ai sửa được.",
    )
    assert bar.xpath(".//form/@action") == ["/chot/"]
    assert bar.xpath(".//button/@type") == ["submit"]


def test_an_act_is_sent_once() -> None:
    form = draw("components/_confirm.html", uid="d", button="Chốt danh sách", once="khoa-mot-lan", **DIALOG)
    assert form.xpath(".//input[@name='_once']/@value") == ["khoa-mot-lan"]


def test_a_question_is_the_same_form_in_a_dialog_and_on_its_own_page() -> None:
    dialog = draw("components/dialog.html", uid="d", button="Chốt danh sách", count=73, **DIALOG)
    page = draw("components/dialog_page.html", uid="d", button="Chốt danh sách", count=73, back_url="/lui/", **DIALOG)
    for drawn in (dialog, page):
        form = drawn.xpath("//form[@action='/chot/']")[0]
        assert form.xpath(".//input[@name='confirm_count']/@pattern") == ["73"]
        assert words(form.xpath(".//button[@type='submit']")[0]) == "Chốt danh sách"
    assert page.xpath("//main//a[text()='Quay lại']/@href") == ["/lui/"]


@pytest.mark.parametrize(("page_no", "links"), [(1, ["next"]), (2, ["prev", "next"]), (3, ["prev"])])
def test_the_pager_offers_only_pages_that_exist(page_no: int, links: list[str]) -> None:
    page = Paginator(range(120), 50).page(page_no)
    pager = draw("components/pager.html", RequestFactory().get("/", {"don_vi": "tt"}), page=page, noun="người")
    assert pager.xpath(".//a/@rel") == links
    assert all("don_vi=tt" in href for href in pager.xpath(".//a/@href"))


def test_a_list_of_one_page_has_a_count_and_no_pager() -> None:
    pager = draw("components/pager.html", page=Paginator(range(50), 50).page(1), noun="người")
    assert words(pager) == "50 người"
    assert pager.xpath(".//a") == []


def test_an_unknown_branch_of_the_tree_names_who_can_help() -> None:
    tree = draw("components/tree.html", nodes=gallery_context()["tree"])
    said = words(tree)
    assert "Cần một trong 2" in said
    assert "Người có thể giúp: thư ký Hội đồng sáng kiến" in said
    assert "cần đối chiếu văn bản gốc" in said
    assert tree.xpath(".//*[@role='img']/@aria-label") == [
        "Đạt",
        "Đạt",
        "Chưa rõ",
        "Chưa rõ",
        "Không dùng",
        "Không đạt",
    ]


def test_without_a_quota_there_is_no_empty_meter() -> None:
    panel = draw("components/quota.html", title="Hạn mức", nominated=3, limit=None)
    assert "Không có hạn mức" in words(panel)
    assert panel.xpath(".//svg") == []


def test_the_gallery_draws_every_part_and_one_heading() -> None:
    page = draw("web/gallery.html", **gallery_context())
    assert len(page.xpath("//h1")) == 1
    ids = page.xpath("//@id")
    assert sorted(ids) == sorted(set(ids))
    assert page.xpath("//svg[@class='chart']")


def test_a_chart_has_the_table_of_its_numbers() -> None:
    context = gallery_context()
    figure = draw("components/chart.html", chart_spec=context["column_chart"], kind="columns")
    assert [words(cell) for cell in figure.xpath(".//tbody/tr[3]/*")] == ["2021", "61", "4", "không có"]


def test_a_demonstration_says_that_its_people_are_invented() -> None:
    assert "giả định" in words(draw("web/week.html", is_demo=True))
    assert "giả định" not in words(draw("web/week.html", is_demo=False))


def test_print_has_agency_motto_signers_and_state() -> None:
    signers = [{"capacity": "Người lập bảng", "name": "Lộc Thị Mai Hương"}]
    page = draw("web/week.html", signers=signers, print_state="Danh sách chưa chốt", print_digest="7c1e90af")
    printed = " ".join(words(part) for part in page.xpath("//*[@class='print-only']"))
    for part in (
        "SỞ NGOẠI VỤ TỈNH LẠNG SƠN",
        "Độc lập - Tự do - Hạnh phúc",
        "NGƯỜI LẬP BẢNG",
        "Danh sách chưa chốt.",
        "7c1e 90af",
    ):
        assert part in printed
