"""The chapters of the year as people walk them: who opens which page, does what, and reads what afterwards.

They start where the sample stands, on 13/12/2021 with one unit late, and end in January with the next year launched.
"""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.walk import Walk, by_keyboard, heading, press, put, said

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
LATE_UNIT, RESERVES = "Phòng Quản lý biên giới", ("Công Huyền Tôn Nữ Thị Bảo Ngọc Quỳnh Anh", "Trương Thị Hải Yến")
ABSENT, BY_LETTER, DOUBTED = "Vy Văn Thành", "Lý Thị Hồng Nhung", "Dương Thị Thu Trang"
MEETING_DAY, DECISION_DAY, NEW_YEAR = "2021-12-20", "2021-12-28", "2022-01-12"


def week_of_everybody(walk: Walk) -> None:
    """Each role's first page: what is due, and nothing that is another's."""
    for role in ("clerk", "staff", "head", "member", "secretary", "director", "union", "board", "admin"):
        page = walk.go(role, "/")
        expect(heading(page)).to_have_text("Việc tuần này")
        walk.seen(page, {"clerk": "viec-tuan-nay", "head": "viec-truong-don-vi"}.get(role, f"viec-{role}"))
    expect(walk.go("clerk", "/").locator("main")).to_contain_text("1 đơn vị chưa gửi đề nghị")
    expect(walk.rooms["admin"].locator("nav#muc-luc")).not_to_contain_text("Đề nghị")
    walk.refused("staff", "/hoi-dong/", "chỉ thành viên Hội đồng và lãnh đạo cơ quan xem được")


def records(walk: Walk) -> None:
    """An initiative is pasted, a whole workbook is looked through; then the law is asked again."""
    page = walk.go("clerk", "/so-ket-tong-ket/xep-loai/")
    walk.seen(page, "xep-loai")
    press(page, "Nhập từ sổ hoặc dán bảng")
    put(page, sheet="Sáng kiến", text=PASTED)
    press(page, "Xem trước bảng dán")
    expect(page.locator("main")).to_contain_text("Sẽ ghi 2 dòng vào sổ")
    walk.seen(page, "xem-truoc-so-lieu")
    press(page, "Ghi vào sổ")
    page = walk.go("clerk", "/dieu-kien/")
    press(page, "Xét lại cả cơ quan")
    expect(page.locator("table")).to_contain_text("Chưa xét, chờ kết luận")
    walk.seen(page, "dieu-kien")
    page.get_by_role("link", name="Lương Văn Tài").click()
    expect(heading(page)).to_have_text("Lương Văn Tài")
    expect(page.locator("main")).to_contain_text("Chưa đủ")
    walk.seen(page, "vi-sao-chua-du")
    mine = walk.go("staff", "/dieu-kien/")
    expect(heading(mine)).to_have_text("Nông Văn Dũng")
    walk.seen(mine, "dieu-kien-cua-toi")


PASTED = "\t".join(
    ("Mã sáng kiến", "Tên sáng kiến", "Mã nhân sự", "Năm", "Phạm vi", "Số quyết định", "Ngày quyết định")
) + "\n" + "\t".join(("SK-21", "Mẫu thư trả lời song ngữ", "019", "2021", "cơ sở", "104/QĐ-SNgV", "10/12/2021"))  # fmt: skip


def late_unit(walk: Walk) -> None:
    """The minutes of the late unit come on paper; the clerk enters them and takes them over as nominations."""
    page = walk.go("clerk", "/so-ket-tong-ket/binh-xet/")
    walk.seen(page, "binh-xet")
    put(page, unit=LATE_UNIT, held_on="2021-12-10", present="8", total="9")
    press(page, "Mở biên bản")
    walk.seen(page, "bien-ban-binh-xet")
    awards = page.get_by_label("Danh hiệu, hình thức", exact=True).get_by_role("link")
    for index in range(awards.count()):
        if awards.nth(index).get_attribute("aria-current") is None:
            with page.expect_navigation():
                awards.nth(index).click()
        _enter_votes(page, awards.nth(index).inner_text())
    press(page, "Gửi Văn phòng")
    said(page, "Đã gửi Văn phòng")
    page = walk.go("clerk", "/de-nghi/")
    press(page, "Lập đề nghị")
    minutes = page.locator("aside section").filter(has=page.get_by_role("heading", name=LATE_UNIT))
    with page.expect_navigation():
        minutes.get_by_role("button", name="Lấy từ biên bản").click()
    page.get_by_role("link", name="Sầm Văn Bảo").first.click()
    walk.seen(page, "mot-de-nghi")
    press(page, "Gửi đề nghị của đơn vị")
    said(page, "Đã gửi Văn phòng")


def _enter_votes(page: Page, award: str) -> None:
    ticked = page.locator("main tbody tr").filter(has=page.locator("input[type=checkbox]:checked"))
    for row in range(ticked.count()):
        ticked.nth(row).get_by_label("Số phiếu đồng ý").fill("8")
        ticked.nth(row).get_by_label("Thứ tự ưu tiên").fill(str(row + 1))
    if ticked.count():
        press(page, f"Ghi kết quả {award}")
        said(page, "Đã ghi kết quả bình xét")


def freeze(walk: Walk) -> None:
    """The Office takes what was sent; too many are proposed for one title, so two are withdrawn; then it freezes."""
    page = walk.go("clerk", "/de-nghi/")
    walk.seen(page, "de-nghi")
    page.get_by_label("Chọn mọi dòng chờ kiểm tra").check()
    press(page, "Nhận các đề nghị đã chọn")
    press(page, "Kiểm tra danh sách")
    expect(page.locator(".commit")).to_contain_text("Chiến sĩ thi đua cơ sở vượt hạn mức 2 người")
    walk.seen(page, "kiem-tra-danh-sach")
    for name in RESERVES:
        page = walk.go("clerk", "/de-nghi/?danh_hieu=cstd_co_so")
        page.get_by_role("link", name=name).click()
        page.locator("summary", has_text="Rút đề nghị").click()
        page.get_by_label("Lý do rút").fill("Vượt hạn mức, đơn vị rút theo thứ tự ưu tiên.")
        press(page, "Rút đề nghị")
    page = walk.go("clerk", "/de-nghi/")
    press(page, "Kiểm tra danh sách")
    expect(page.locator(".commit")).to_contain_text("Chốt rồi thì phiếu bầu")
    press(page, "Chốt danh sách")
    expect(page.locator("main")).to_contain_text("Danh sách đã chốt Thứ Hai, 13/12/2021")
    walk.seen(page, "danh-sach-da-chot")


def _meeting(walk: Walk, role: str) -> Page:
    page = walk.go(role, "/hoi-dong/")
    page.get_by_role("link", name="Thứ Hai, 20/12/2021").click()
    return page


def council_opens(walk: Walk) -> None:
    """The agenda is locked before the meeting; on its day attendance is taken and the quorum holds."""
    walk.seen(walk.go("secretary", "/hoi-dong/"), "hoi-dong")
    press(_meeting(walk, "secretary"), "Khóa chương trình")
    walk.site.stand_at(MEETING_DAY)
    page = _meeting(walk, "secretary")
    expect(page.locator("main")).to_contain_text("Chưa đủ thành viên để họp")
    walk.seen(page, "phien-hop")
    press(page, "Điểm danh")
    rows = page.locator("main tbody tr")
    rows.filter(has_text=ABSENT).locator("select").select_option(label="Vắng")
    rows.filter(has_text=ABSENT).locator("[name^=reason]").fill("Đi công tác")
    rows.filter(has_text=BY_LETTER).locator("select").select_option(label="Ý kiến bằng văn bản")
    walk.seen(page, "diem-danh")
    press(page, "Ghi điểm danh")
    expect(page.get_by_label("Phiên họp", exact=True)).to_contain_text("7 có mặt, 1 gửi phiếu viết, 1 vắng")
    put(page, began_at="14 giờ 00")
    press(page, "Khai mạc")
    press(page, "Bắt đầu kiểm phiếu")


def ballots(walk: Walk) -> None:
    """Two people count the paper ballots apart; one slip of the pen is found because the counts differ."""
    for role, turn in (("clerk", 1), ("head", 2)):
        page = _meeting(walk, role)
        press(page, "Kiểm phiếu")
        press(page, "Nhập lượt này")
        if turn == 1:
            walk.seen(page, "luot-kiem")
        _count(page, slip=turn == 2)
        press(page, "Ghi lượt kiểm")
    expect(page.locator(".note")).to_contain_text("Hai lượt kiểm chưa khớp ở 1 chỗ")
    expect(page.locator(".note")).to_contain_text("Dòng 3, Phòng Quản lý biên giới")
    walk.seen(page, "hai-luot-lech")
    press(page, "Sửa lượt của tôi")
    _count(page, slip=False)
    press(page, "Ghi lượt kiểm")
    expect(page.locator(".note")).to_contain_text("Hai lượt kiểm khớp nhau ở mọi dòng")
    page = _meeting(walk, "secretary")
    press(page, "Kiểm phiếu")
    press(page, "Chốt kết quả")
    row = page.locator(".tally tr, .tally li").filter(has_text=DOUBTED).filter(has_text="Không đạt")
    expect(row.first).to_be_visible()
    walk.seen(page, "ket-qua-kiem-phieu")


def _count(page: Page, *, slip: bool) -> None:
    """Seven in the room and one letter. Nobody votes on himself; the doubted commendation gets three of nine."""
    put(page, issued="7", returned="7", spoiled="0")
    group, rows = "", page.locator("main tbody tr")
    for row in rows.all():
        if not row.locator("input").count():
            group = row.inner_text().strip()
            continue
        words = row.locator("th").inner_text()
        own = "Thành viên Hội đồng" in words
        in_room = own and not any(name in words for name in (ABSENT, BY_LETTER))
        yes, no = (3, 4) if DOUBTED in words and group == "Giấy khen" else (7 - in_room, 0)
        if slip and words.startswith("3. "):
            yes, no = yes - 1, no + 1
        row.locator("[name^=yes]").fill(str(yes))
        row.locator("[name^=no]").fill(str(no))
        row.locator("[name^=written_no]" if no > 1 else "[name^=written_yes]").fill("0" if BY_LETTER in words else "1")


def minutes(walk: Walk) -> None:
    """The secretary writes the words; names and numbers are there already. Issued, the minutes do not change."""
    page = _meeting(walk, "secretary")
    press(page, "Lập biên bản")
    walk.seen(page, "bien-ban-hop")
    put(
        page, ended_at="16 giờ 30", proceedings="Văn phòng trình bày danh sách đề nghị.\nHội đồng thảo luận.",
        conclusions="Thông qua các trường hợp đạt từ 5 phiếu trở lên.\nGiao Văn phòng hoàn thiện hồ sơ.",
    )  # fmt: skip
    press(page, "Lưu biên bản")
    press(page, "Ban hành biên bản")
    expect(page.locator("main")).to_contain_text("Đã có kết quả và biên bản")


def decision(walk: Walk) -> None:
    """Drafted and numbered by the clerk, compared with the council's result, signed by the director, issued."""
    walk.site.stand_at(DECISION_DAY)
    page = walk.go("clerk", "/quyet-dinh/")
    press(page, "Lập quyết định")
    expect(page.locator(".note")).to_contain_text(re.compile(r"Quyết định trùng kết quả Hội đồng: (\d+) trên \1 "))
    expect(page.locator("tr.group", has_text="Giấy khen").last).to_contain_text("Giấy khen, 2")
    expect(page.locator("main")).to_contain_text("Vượt thẩm quyền, trình cấp trên")
    walk.seen(page, "du-thao-quyet-dinh")
    put(page, decided_on=DECISION_DAY)
    press(page, "Lấy số")
    scan = (SAMPLES / "launch-2021.pdf").read_bytes()
    page.locator("main input[type=file]").set_input_files(
        {"name": "quyet-dinh-da-ky.pdf", "mimeType": "application/pdf", "buffer": scan}
    )
    press(page, "Gắn bản ký")
    director = walk.go("director", "/")
    walk.seen(director, "viec-giam-doc")
    director.goto(page.url)
    walk.seen(director, "ky-quyet-dinh")
    press(director, "Ký quyết định")
    page.reload()
    press(page, "Ban hành quyết định")
    expect(page.locator("main")).to_contain_text("Đang có hiệu lực")
    walk.seen(page, "quyet-dinh-ban-hanh")


def honours(walk: Walk) -> None:
    """Into the register, certificates printed, prize money paid, and anybody may check a certificate."""
    page = walk.go("clerk", "/so-vang/")
    press(page, "Ghi sổ")
    expect(page.locator("table").first).to_contain_text("/2021")
    walk.seen(page, "so-vang")
    with page.expect_download() as download:
        page.get_by_role("button", name="In cả quyết định").first.click()
    walk.keep("giay-chung-nhan.pdf", Path(download.value.path()).read_bytes())
    with page.expect_navigation():
        page.locator("aside dt", has_text="Chưa chi").get_by_role("link").click()
    walk.seen(page, "bang-chi")
    put(page, paid_on=DECISION_DAY)
    press(page, "Ghi đã chi")
    expect(page.locator("main")).to_contain_text("Đã chi")
    page = walk.go("clerk", "/so-vang/")
    page.locator("main table a").first.click()
    walk.seen(page, "mot-muc-so-vang")
    code = page.locator("main a.num").inner_text()
    anybody = walk.go("public", "/so-vang/cong-khai/")
    expect(anybody.locator("main")).to_contain_text("Nông Thị Minh Châu")
    walk.seen(anybody, "so-vang-cong-khai")
    anybody.goto(f"{walk.site.url}/so-vang/kiem-tra/")
    anybody.locator("main input[name=ma]").fill(code)
    anybody.keyboard.press("Enter")
    expect(anybody.locator("main")).to_contain_text("đang có hiệu lực")
    walk.seen(anybody, "kiem-tra-giay")
    walk.seen(walk.go("public", "/dien-hinh/cong-khai/"), "dien-hinh-cong-khai")


def submission(walk: Walk) -> None:
    """What is beyond the director goes up under his signature; the province vets and answers; the answer comes home."""
    page = walk.go("clerk", "/trinh-cap-tren/")
    press(page, "Lập tờ trình")
    director = walk.as_("director")
    director.goto(page.url)
    put(director, dated_on=DECISION_DAY)
    walk.seen(director, "to-trinh")
    press(director, "Ký và gửi")
    expect(director.locator("main")).to_contain_text("/TTr-SNgV")
    board = walk.go("board", "/trinh-cap-tren/")
    board.locator("main table a").first.click()
    walk.seen(board, "tham-dinh")
    press(board, "Nhận thẩm định")
    press(board, "Trả kết quả")
    put(board, reply_number="2150/QĐ-UBND", replied_on=DECISION_DAY, replied_by="Chủ tịch UBND tỉnh Đèo Gió (mẫu)")
    choices = board.locator("main tbody select")
    choices.nth(0).select_option(label="Được khen thưởng")
    choices.nth(1).select_option(label="Được khen thưởng")
    walk.seen(board, "tra-ket-qua")
    press(board, "Trả kết quả")
    walk.seen(walk.go("board", "/bao-cao/"), "bao-cao-cap-tren")
    page = walk.go("clerk", "/so-vang/")
    expect(page.locator("section.work")).to_contain_text("2150/QĐ-UBND")
    press(page, "Ghi sổ")
    said(page, "Đã ghi sổ vàng")


def closing(walk: Walk) -> None:
    """The final review with its figures, the statistics, and the year's movement copied to the next."""
    page = walk.go("clerk", "/so-ket-tong-ket/")
    put(page, kind="Tổng kết", from_on="2021-01-01", to_on="2021-12-31")
    press(page, "Mở báo cáo")
    put(page, **WORDS)
    walk.seen(page, "bao-cao-tong-ket")
    press(page, "Lưu bản nháp")
    press(page, "Xem và ban hành")
    walk.seen(page, "ban-hanh-bao-cao")
    put(page, dated_on=DECISION_DAY)
    press(page, "Ban hành báo cáo")
    expect(page.locator("main")).to_contain_text("Đã ban hành")
    page = walk.go("clerk", "/bao-cao/")
    expect(page.locator("main table").first).to_contain_text("Lao động tiên tiến")
    walk.seen(page, "thong-ke")
    page = walk.go("clerk", "/phong-trao/")
    page.get_by_role("link", name="Sao sang năm sau, xem luật đổi gì").click()
    expect(page.locator("main")).to_contain_text("92 năm Ngày thành lập Đảng Cộng sản Việt Nam")
    walk.seen(page, "sao-nam-sau")
    press(page, "Sao sang năm 2022")
    said(page, "Đã sao sang năm sau")


WORDS = {
    "results": "Các đơn vị hoàn thành nhiệm vụ được giao, phần lớn trước hạn.",
    "limits": "Hai nhiệm vụ chậm hạn do đi lại qua biên giới bị hạn chế.",
    "causes": "Phương án họp trực tuyến triển khai muộn.",
    "good_practice": "Hội đàm trực tuyến định kỳ, gửi biên bản trong ngày.",
    "direction": "Giữ nền nếp báo cáo hằng tháng; đưa hội đàm trực tuyến thành nếp.",
}


def next_launch(walk: Walk) -> None:
    """In January the launch document arrives: read, its slips put right, the copied draft gives way, the director
    launches and the union joins."""
    walk.site.stand_at(NEW_YEAR)
    page = walk.go("clerk", "/phat-dong/?nam=2022")
    text = (SAMPLES / "launch-2021.txt").read_text(encoding="utf-8").replace("2021", "2022")
    page.locator("main input[type=file]").set_input_files(
        {"name": "phat-dong-2022.txt", "mimeType": "text/plain", "buffer": text.encode()}
    )
    press(page, "Đọc văn bản")
    expect(page.locator(".finds")).to_contain_text("Từ 03/02/1930 đến năm 2022 là 92 năm")
    walk.seen(page, "doc-van-ban")
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile(r"^Nhận \d+ cách sửa có sẵn$")).click()
    expect(page.locator("main")).to_contain_text("Còn 1 lỗi chưa chọn Nhận sửa hay Giữ nguyên")
    misdated = page.locator(".flist > li").filter(has_text="Chỉ thị số 03/CT-UBND ở dòng 12 lại ghi ngày")
    with page.expect_navigation():
        misdated.get_by_role("button", name="Giữ nguyên").click()
    press(page, "Xong rà soát")
    press(page, "Tạo phong trào từ văn bản")
    expect(page.locator(".note").first).to_contain_text("Năm 2022 đã có phong trào của năm")
    page = walk.go("clerk", "/phong-trao/")
    page.locator("main table a").first.click()
    press(page, "Hủy phong trào")
    put(page, reason="Lập lại từ văn bản phát động của Sở.")
    press(page, "Hủy phong trào")
    page = walk.go("clerk", "/phat-dong/")
    page.locator("main table a").first.click()
    press(page, "Tạo phong trào từ văn bản")
    said(page, "Đã lập dự thảo phong trào từ văn bản")
    director = walk.as_("director")
    director.goto(page.url)
    press(director, "Xem và phát động")
    walk.seen(director, "phat-dong")
    press(director, "Phát động phong trào")
    said(director, "Đã phát động phong trào")
    union = walk.as_("union")
    union.goto(page.url)
    press(union, "Công đoàn cùng phát động")
    page.reload()
    page.wait_for_load_state("networkidle")
    walk.seen(page, "phong-trao")


def opening(walk: Walk) -> None:
    """Everybody is told; a member of staff confirms, registers by keyboard alone, and pledges."""
    page = walk.go("clerk", "/quan-triet/")
    press(page, "Gửi văn bản")
    put(page, summary="Đọc văn bản, đăng ký việc làm theo Bác và danh hiệu phấn đấu.", due_on="2022-01-26")
    walk.seen(page, "gui-quan-triet")
    press(page, "Gửi đến toàn thể")
    staff = walk.go("staff", "/")
    walk.seen(staff, "viec-dau-nam")
    with staff.expect_navigation():
        staff.get_by_role("link", name="Đọc và xác nhận quán triệt").first.click()
    walk.seen(staff, "quan-triet")
    press(staff, "Xác nhận đã đọc, đã nắm")
    said(staff, "Đã xác nhận quán triệt")
    staff = walk.go("staff", "/dang-ky/")
    walk.seen(staff, "dang-ky")
    by_keyboard(staff, staff.get_by_label("Lao động tiên tiến", exact=True), "Space")
    by_keyboard(staff, staff.get_by_role("button", name="Gửi đăng ký"), "Enter")
    said(staff, "Đã gửi đăng ký, chờ xác nhận")
    staff = walk.go("staff", "/dang-ky/giao-uoc/")
    staff.locator("main textarea").first.fill("Trả lời thư của đối tác trong hai ngày.\nKhông để hồ sơ quá hạn.")
    walk.seen(staff, "cam-ket")
    press(staff, "Ký cam kết")
    expect(staff.locator("main")).to_contain_text("Trả lời thư của đối tác trong hai ngày.")


def tasks(walk: Walk) -> None:
    """Tasks came with the movement from the document; one more gets a unit, a day and a target; its head reports; an inspection is planned."""
    page = walk.go("clerk", "/nhiem-vu/")
    press(page, "Lấy từ văn bản phát động")
    said(page, "Đã thêm 0 nhiệm vụ, đã có sẵn 12")
    press(page, "Thêm nhiệm vụ")
    put(page, text="Tổ chức hội đàm trực tuyến định kỳ với địa phương bạn", code="NV13")
    put(page, lead_unit="Phòng Hợp tác quốc tế", due_on="2022-03-31")
    put(page, target_type="Ít nhất", target_min="3", target_unit="cuộc")
    walk.seen(page, "them-nhiem-vu")
    page.locator("main button.pri").click()
    head = walk.go("head", "/nhiem-vu/")
    with head.expect_navigation():
        head.get_by_role("link", name="Tổ chức hội đàm trực tuyến định kỳ").click()
    put(head, percent="33", result="1")
    walk.seen(head, "bao-cao-tien-do")
    press(head, "Ghi tiến độ")
    expect(head.locator("main")).to_contain_text("33 %")
    page = walk.go("clerk", "/nhiem-vu/")
    expect(page.locator("main table")).to_contain_text("NV13")
    walk.seen(page, "nhiem-vu")
    page = walk.go("clerk", "/nhiem-vu/kiem-tra/")
    page.locator("main table a").filter(has_text=LATE_UNIT).first.click()
    walk.seen(page, "ghi-ket-luan-kiem-tra")


YEAR = (
    week_of_everybody, records, late_unit, freeze, council_opens, ballots, minutes, decision, honours, submission,
    closing, next_launch, opening, tasks,
)  # fmt: skip
