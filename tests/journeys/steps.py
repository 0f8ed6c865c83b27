"""The steps of a year as pages and buttons, each on its day, for the journeys to go through or to stop at."""

import datetime as dt
import re
from collections.abc import Iterable

from tests.journeys.agency import LAUNCH, SmallAgency, record, workbook
from tests.journeys.browser import Page, upload, words_of
from thidua.foundations.workbook.model import Register
from thidua.foundations.workflow.clock import standing_at

PLEDGE = "Giải quyết hồ sơ trong ngày.\nKhông để việc quá hạn."
AWARDS = ("lao_dong_tien_tien", "cstd_co_so", "tap_the_lao_dong_tien_tien", "bang_khen_bo_nganh_tinh")
COUNTERS = ("secretary", "member")


def on(month: int, day: int, year: int = 2021) -> standing_at:
    """Let what follows happen on a day."""
    return standing_at(dt.date(year, month, day))


def launch(small: SmallAgency) -> str:
    """From the document to the launched movement; gives the movement's address."""
    with on(1, 20):
        clerk = small.visit("clerk", "/phat-dong/")
        clerk.press("Đọc văn bản", {"file": upload("launch-2021.docx", LAUNCH.read_bytes())})
        without_fix = [
            str(form.get("action"))
            for form in clerk.page.tree.forms
            if [words_of(one) for one in form.iter("button")] == ["Giữ nguyên"]
        ]
        clerk.press("Nhận ")
        for finding in without_fix:
            clerk.press("Giữ nguyên", within=finding)
        clerk.press("Xong rà soát")
        clerk.press("Tạo phong trào từ văn bản")
        movement = clerk.page.path.partition("?")[0]
    with on(1, 22):
        director = small.visit("director", movement)
        director.follow("Xem và phát động")
        director.press("Phát động phong trào", {"dated_on": "2021-01-22"})
    return movement


def spread(small: SmallAgency) -> None:
    """Sent to everybody; everybody but one confirms."""
    with on(1, 25):
        small.visit("clerk", "/quan-triet/gui/").press("Gửi đến toàn thể")
    with on(1, 27):
        for key in small.people:
            if key != "fourth":
                reader = small.visit(key, "/quan-triet/")
                reader.press("Mở đọc")
                reader.press("Xác nhận đã đọc, đã nắm")


def register(small: SmallAgency) -> None:
    """People choose, heads confirm theirs, the clerk the rest; units and people pledge."""
    with on(2, 20):
        for key in small.people:
            wanted = ["lao_dong_tien_tien", *(["cstd_co_so"] if key in ("staff", "director") else [])]
            wanted += ["bang_khen_bo_nganh_tinh"] if key == "staff" else []
            small.visit(key, "/dang-ky/").press("Gửi đăng ký", {"awards": wanted})
        small.visit("head", "/dang-ky/").press("Đăng ký cho đơn vị", {"award": "tap_the_lao_dong_tien_tien"})
    with on(2, 22):
        for role in ("head", "clerk", "director"):
            confirm_all(small, role)
        for role in ("head", "secretary"):
            small.visit(role, "/dang-ky/giao-uoc/").press("Ký cam kết", {"text": PLEDGE}, within="/don-vi/")
        small.visit("staff", "/dang-ky/giao-uoc/").press("Ký cam kết", {"text": PLEDGE}, within="/chi-thi-05/")


def confirm_all(small: SmallAgency, role: str) -> Page:
    """Tick everybody in the table and confirm."""
    person = small.visit(role, "/dang-ky/bang/")
    boxes = person.page.tree.xpath("//input[@type='checkbox'][@name='pk' or @name='registration']")
    ticked: dict[str, list[str]] = {}
    for box in boxes:
        ticked.setdefault(box.get("name"), []).append(box.get("value"))
    return person.press("Xác nhận", ticked)


def tasks(small: SmallAgency) -> None:
    """Tasks from the document; one reported in full and closed, one part of the way."""
    with on(2, 25):
        small.visit("clerk", "/nhiem-vu/").press("Lấy từ văn bản phát động")
    with on(6, 20):
        head = small.visit("head", f"/nhiem-vu/?don_vi={small.units['HTQT'].pk}")
        mine = [href for href in head.page.links.values() if re.fullmatch(r"/nhiem-vu/\d+/", href)]
        head.open(mine[0])
        head.press("Ghi tiến độ", {"percent": "100", "result": "Đã ký 02 biên bản ghi nhớ"})
        small.visit("clerk", mine[0]).press("Xác nhận đã xong")


def inspect(small: SmallAgency) -> None:
    """An inspection planned, made, put right."""
    with on(5, 4):
        clerk = small.visit("clerk", "/nhiem-vu/kiem-tra/")
        clerk.press(
            "Thêm vào kế hoạch",
            {"unit": str(small.units["HTQT"].pk), "planned_on": "2021-05-18", "inspectors": "Văn phòng Sở"},
        )
        visit = clerk.page.path
    with on(5, 18):
        clerk = small.visit("clerk", visit)
        clerk.press(
            "Ghi kết luận",
            {"findings": "Sổ theo dõi ghi chưa đều.", "follow_up": "Ghi đủ sổ.", "follow_up_due": "2021-05-25"},
        )
        clerk.press("Xác nhận đã khắc phục")


def bring_in(small: SmallAgency, register: Register | None = None) -> Page:
    """The personnel file's workbook: looked at first, then written."""
    with on(12, 1):
        clerk = small.visit("clerk", "/so-ket-tong-ket/nhap-so-lieu/")
        data = workbook(register or record())
        clerk.press("Xem trước", {"workbook": upload("so-thi-dua-2021.xlsx", data)})
        return clerk.press("Ghi vào sổ")


def appraise(small: SmallAgency) -> None:
    """Each unit meets, votes on its people, and sends its minutes."""
    with on(12, 2):
        for role, unit in (("head", "HTQT"), ("secretary", "VP")):
            head = small.visit(role, "/so-ket-tong-ket/binh-xet/")
            members = str(sum(person.unit_id == small.units[unit].pk for person in small.people.values()))
            head.press("Mở biên bản", {"present": members, "total": members})
            minutes = head.page.path.partition("?")[0]
            for award in AWARDS:
                head.open(f"{minutes}?danh-hieu={award}")
                vote_for_the_chosen(head, members)
            head.open(minutes)
            head.press("Gửi Văn phòng")


def vote_for_the_chosen(head: object, votes: str) -> None:
    """Give everybody who is ticked on the page all votes."""
    from tests.journeys.browser import Person

    assert isinstance(head, Person)
    ticked = head.page.tree.xpath("//input[@type='checkbox'][contains(@name, 'chosen')][@checked]/@name")
    if ticked:
        values = {name.replace("chosen", "yes"): votes for name in ticked}
        values |= {name.replace("chosen", "rank"): str(rank) for rank, name in enumerate(ticked, 1)}
        head.press("Ghi kết quả", values)


def assess(small: SmallAgency) -> Page:
    """Ask the law for everybody."""
    with on(12, 3):
        clerk = small.visit("clerk", "/dieu-kien/")
        days = {"decision": "2021-12-28", "council_meeting": "2021-12-20", "dossier_received": "2021-12-10"}
        return clerk.press("Xét điều kiện", days)


def open_list(small: SmallAgency) -> None:
    """The Office opens the list of the year."""
    with on(12, 3):
        small.visit("clerk", "/de-nghi/").press("Mở đợt đề nghị", {"due_on": "2021-12-10"})


def nominate(small: SmallAgency) -> None:
    """Heads take their minutes over and send; the Office accepts, its own case by somebody else."""
    with on(12, 8):
        for role in ("head", "secretary"):
            head = small.visit(role, "/de-nghi/")
            head.follow("Lập đề nghị")
            head.press("Lấy từ biên bản")
            head.open("/de-nghi/")
            head.press("Gửi ")
    accept(small, "clerk")
    accept(small, "secretary")


def accept(small: SmallAgency, role: str, leave: Iterable[str] = ()) -> Page:
    """Tick everything that can be ticked and accept it."""
    with on(12, 10):
        person = small.visit(role, "/de-nghi/?loc=sent")
        boxes = person.page.tree.xpath("//input[@type='checkbox'][@name='pk']/@value")
        return person.press("Nhận", {"pk": [value for value in boxes if value not in leave]}, within="/nhan/")


def freeze(small: SmallAgency) -> Page:
    """The check page, then the one button."""
    with on(12, 11):
        clerk = small.visit("clerk", "/de-nghi/")
        clerk.follow("Kiểm tra danh sách")
        return clerk.press("Chốt danh sách")


def council(small: SmallAgency) -> None:
    """The council of its founding decision."""
    posts = {"director": "chair", "union": "vice", "secretary": "secretary", "member": "member", "clerk": "member"}
    with on(1, 18):
        fields = {f"post-{small.people[key].pk}": post for key, post in posts.items()}
        secretary = small.visit("secretary", "/hoi-dong/thanh-vien/")
        secretary.press("Lập Hội đồng", {"decision_number": "15/QĐ-SNgV", "decided_on": "2021-01-15", **fields})


def plan(small: SmallAgency) -> str:
    """A meeting on the frozen list with a locked agenda; gives its address."""
    with on(12, 13):
        secretary = small.visit("secretary", "/hoi-dong/phien-hop/moi/")
        secretary.press("Lập phiên họp", {"held_on": "2021-12-20", "place": "Phòng họp tầng 2"})
        meeting = secretary.page.path.partition("?")[0]
        secretary.press("Khóa chương trình")
    return meeting


def attend(small: SmallAgency, meeting: str, absent: int = 0) -> Page:
    """Attendance: the last ``absent`` members are away. Gives the meeting's page."""
    with on(12, 20):
        secretary = small.visit("secretary", f"{meeting}diem-danh/")
        names = secretary.page.tree.xpath("//*[starts-with(@name, 'presence-')]/@name")
        seats = list(dict.fromkeys(names))
        values = {name: "absent" if place >= len(seats) - absent else "present" for place, name in enumerate(seats)}
        reasons = {
            name.replace("presence", "reason"): "Đi công tác" for name, value in values.items() if value == "absent"
        }
        return secretary.press("Ghi điểm danh", {**values, **reasons})


def gather(small: SmallAgency, meeting: str) -> Page:
    """Everybody is there, and the meeting opens."""
    attend(small, meeting)
    with on(12, 20):
        return small.visit("secretary", meeting).press("Khai mạc", {"began_at": "14 giờ 00"})


def begin_count(small: SmallAgency, meeting: str) -> None:
    """From the vote to the counting."""
    with on(12, 20):
        small.visit("secretary", meeting).press("Bắt đầu kiểm phiếu")


def count(small: SmallAgency, meeting: str, turn: int, role: str, against: str = "") -> Page:
    """One count of the ballots: all agree but for one vote on the lines that name ``against``; a member has no vote on
    his own line."""
    with on(12, 20):
        counter = small.visit(role, f"{meeting}kiem-phieu/luot-{turn}/")
        found = re.search(r"Có mặt (\d+)", counter.page.text)
        assert found, counter.page.text
        ballots = int(found[1])
        values = {"issued": str(ballots), "returned": str(ballots), "spoiled": "0"}
        for box in counter.page.tree.xpath("//main//input[starts-with(@name, 'yes-')]"):
            line, name = words_of(next(box.iterancestors("tr"))), str(box.get("name"))
            no = 1 if against and against in line else 0
            own = 1 if "Thành viên Hội đồng" in line else 0
            values |= {name: str(ballots - own - no), name.replace("yes-", "no-"): str(no)}
        return counter.press("Ghi lượt kiểm", values)


def conclude(small: SmallAgency, meeting: str) -> Page:
    """Two equal counts make the result; the minutes are written and issued."""
    with on(12, 20):
        secretary = small.visit("secretary", f"{meeting}kiem-phieu/")
        secretary.press("Chốt kết quả")
        secretary.open(f"{meeting}bien-ban/")
        secretary.press(
            "Lưu biên bản",
            {
                "ended_at": "16 giờ 00",
                "proceedings": "Thư ký báo cáo danh sách.",
                "conclusions": "Hội đồng thống nhất.",
            },
        )
        return secretary.press("Ban hành biên bản")


def meet(small: SmallAgency, meeting: str, against: str = "") -> Page:
    """The whole meeting, the two counts by two people."""
    gather(small, meeting)
    begin_count(small, meeting)
    for turn, role in enumerate(COUNTERS, 1):
        count(small, meeting, turn, role, against)
    return conclude(small, meeting)


def decide(small: SmallAgency) -> str:
    """Drafted from the result, numbered, signed by the director, issued; gives the decision's address."""
    with on(12, 28):
        clerk = small.visit("clerk", "/quyet-dinh/")
        clerk.press("Lập quyết định")
        decision = clerk.page.path.partition("?")[0]
        clerk.press("Lấy số", {"decided_on": "2021-12-28"})
        small.visit("director", decision).press("Ký quyết định")
        small.visit("clerk", decision).press("Ban hành")
    return decision


def honour(small: SmallAgency) -> None:
    """Into the register; certificates printed; the money paid."""
    with on(12, 29):
        clerk = small.visit("clerk", "/so-vang/")
        clerk.press("Ghi sổ")
        clerk.press("In cả quyết định")
    with on(12, 30):
        clerk.open("/so-vang/")
        sheet = next(href for href in clerk.page.links.values() if "/bang-chi/" in href)
        clerk.open(sheet)
        clerk.press("Ghi đã chi", {"paid_on": "2021-12-30"})


def draft_submission(small: SmallAgency) -> str:
    """What is beyond the director is put into a letter; gives the submission's address."""
    with on(12, 29):
        clerk = small.visit("clerk", "/trinh-cap-tren/")
        clerk.press("Lập tờ trình")
        return clerk.page.path.partition("?")[0]


def send_submission(small: SmallAgency, submission: str) -> None:
    """The director signs and sends."""
    with on(12, 29):
        small.visit("director", submission).press("Ký và gửi", {"dated_on": "2021-12-29"})


def answer(small: SmallAgency, submission: str) -> None:
    """The body above takes it up and answers; the answer goes into our register."""
    with on(1, 20, 2022):
        board = small.visit("board", submission)
        board.press("Nhận thẩm định")
        board.open(f"{submission}ket-qua/")
        chosen = dict.fromkeys(board.page.tree.xpath("//*[starts-with(@name, 'outcome-')]/@name"), "approved")
        board.press("Trả kết quả", {"reply_number": "245/QĐ-UBND", "replied_on": "2022-01-19", **chosen})
        small.visit("clerk", "/so-vang/").press("Ghi sổ")


def review(small: SmallAgency) -> str:
    """The final review beside its figures, issued by the director; gives its address."""
    with on(1, 5, 2022):
        clerk = small.visit("clerk", "/so-ket-tong-ket/")
        clerk.press("Mở báo cáo", {"kind": "final", "from_on": "2021-01-01", "to_on": "2021-12-31"})
        found = clerk.page.path.partition("?")[0]
        clerk.press("Lưu bản nháp", {"results": "Hoàn thành nhiệm vụ năm 2021.", "direction": "Giữ nề nếp báo cáo."})
        small.visit("director", f"{found}ban-hanh/").press("Ban hành báo cáo", {"dated_on": "2022-01-05"})
    return found


def next_year(small: SmallAgency, movement: str) -> str:
    """The year is closed and copied to the next; gives the new movement's address."""
    with on(1, 21, 2022):
        clerk = small.visit("clerk", movement)
        clerk.press("Đánh dấu đã tổng kết")
        clerk.open(f"{movement}sao/")
        clerk.press("Sao sang năm 2022")
        return clerk.page.path.partition("?")[0]
