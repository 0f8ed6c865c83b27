"""The invented sample department as plain rows. Every person, number and event here is made up; none is real.

Columns of ``PEOPLE``: code, name, birth date, gender, employment, unit, position, from, to, levels 2016 to 2021
(X = HTXS, T = HTT, H = HT, - = not yet in service), months worked in 2021 where that is not the whole year in service.
"""

PEOPLE = """
001|Nông Thị Minh Châu|12/03/1969|nu|can_bo|VP|Giám đốc|01/06/1995||TXTXXX|
002|Hoàng Văn Thắng|25/11/1971|nam|cong_chuc|VP|Phó Giám đốc|01/02/1998||TTTXTX|
003|Trần Quốc Việt|02/09/1975|nam|cong_chuc|VP|Phó Giám đốc, Chủ tịch Công đoàn|15/08/2001||TTXTTT|
004|Lý Thị Hồng Nhung|19/05/1978|nu|cong_chuc|VP|Chánh Văn phòng|01/09/2003||TTTTXX|
005|Phùng Chòi Phúc|30/10/1982|nam|cong_chuc|VP|Phó Chánh Văn phòng|01/03/2009||TTTTTT|
006|Nguyễn Thị Bích Ngọc|08/01/1987|nu|cong_chuc|VP|Chuyên viên|01/10/2011||TTTTTT|
007|Vi Thị Lan Hương|14/07/1984|nu|cong_chuc|VP|Kế toán trưởng|01/05/2008||TTTXTT|
008|Đặng Văn Sơn|21/12/1980|nam|cong_chuc|VP|Văn thư|01/04/2006||HTTTTT|
009|Bế Ngọc Quỳnh|03/06/1990|nu|cong_chuc|VP|Chuyên viên|01/11/2014||TTTTTT|
010|Lương Văn Tài|17/02/1979|nam|nguoi_lao_dong|VP|Lái xe|01/07/2007||TTTTTH|
011|Hứa Thị Sen|28/02/1966|nu|nguoi_lao_dong|VP|Nhân viên phục vụ|01/01/1999|30/06/2021|TTTTTT|6
012|Ma Văn Khánh|11/04/1974|nam|cong_chuc|TTR|Chánh Thanh tra|01/08/2000||TTTTTX|
013|Triệu Mùi Pham|22/08/1988|nu|cong_chuc|TTR|Thanh tra viên|15/09/2012||TTHTTT|
014|Dương Thị Thu Trang|09/12/1991|nu|cong_chuc|TTR|Thanh tra viên|01/12/2015||TTTTTT|
015|Nguyễn Văn Hải|05/05/1983|nam|cong_chuc|TTR|Chuyên viên|01/06/2010||THTTHH|
016|Lê Thị Thanh Huyền|27/07/1979|nu|cong_chuc|HTQT|Trưởng phòng|01/10/2004||TTXXXX|
017|Hoàng Đức Long|16/09/1981|nam|cong_chuc|HTQT|Phó Trưởng phòng|01/03/2007||TTTTXX|
018|Nông Văn Dũng|01/01/1986|nam|cong_chuc|HTQT|Chuyên viên|01/07/2010||TTTTXX|
019|Nguyễn Thị Bích Ngọc|24/10/1992|nu|cong_chuc|LSLT|Chuyên viên|01/09/2016||TTTTTT|
020|Chu Thị Diệu Linh|13/11/1993|nu|cong_chuc|HTQT|Chuyên viên|01/05/2017||-TTTTT|12
021|Tô Quang Huy|20/03/1998|nam|cong_chuc|HTQT|Chuyên viên (tập sự)|15/04/2021||-----T|8
022|Lục Văn Toàn|06/06/1985|nam|cong_chuc|HTQT|Chuyên viên|01/02/2012||TTTHTH|
023|La Thị Kiều|15/08/1989|nu|cong_chuc|LSLT|Chuyên viên|01/08/2014||TTTTTH|
024|Phạm Hoàng Nam|29/09/1990|nam|cong_chuc|LSLT|Chuyên viên|01/11/2015||TTTTTT|
025|Vy Văn Thành|18/12/1976|nam|cong_chuc|QLBG|Trưởng phòng|01/01/2002||TTTXTX|
026|Hoàng Thị Kim Oanh|07/03/1980|nu|cong_chuc|QLBG|Phó Trưởng phòng|01/04/2005||TXXXXT|
027|Lộc Văn Chiến|26/01/1984|nam|cong_chuc|QLBG|Chuyên viên chính|01/09/2009||TTXXTT|
028|Tăng Văn Đức|10/10/1987|nam|cong_chuc|QLBG|Chuyên viên|01/06/2013||TTTTTT|
029|Trương Thị Hải Yến|31/05/1988|nu|cong_chuc|QLBG|Chuyên viên|01/10/2012||TTTTTT|
030|Sầm Văn Bảo|23/04/1991|nam|cong_chuc|QLBG|Chuyên viên|01/03/2016||TTTTTT|
031|Nguyễn Hữu Phước|12/12/1983|nam|cong_chuc|QLBG|Chuyên viên|01/07/2021||-----T|12
032|Đàm Thị Tuyết|04/02/1986|nu|cong_chuc|LSLT|Trưởng phòng|01/12/2011||TTTTTT|
033|Long Thị Nguyệt Ánh|19/08/1994|nu|cong_chuc|LSLT|Chuyên viên|01/01/2019||---TTT|
034|Hà Văn Cường|08/08/1977|nam|vien_chuc|TT|Giám đốc Trung tâm|01/05/2003||TTTTXX|
035|Nguyễn Thị Phương Thảo|30/03/1983|nu|vien_chuc|TT|Phó Giám đốc Trung tâm|01/02/2009||TTTTTT|
036|Công Huyền Tôn Nữ Thị Bảo Ngọc Quỳnh Anh|17/06/1989|nu|vien_chuc|TT|Phiên dịch viên|01/09/2013||TTTTTX|
037|Mông Văn Lực|25/09/1985|nam|vien_chuc|TT|Biên tập viên|01/07/2011||TTTTTT|
038|Đinh Công Hậu|02/11/1990|nam|vien_chuc|TT|Kỹ thuật viên|01/04/2015||TTTTHH|
039|Lâm Thị Dung|14/01/1992|nu|vien_chuc|TT|Nhân viên|01/10/2017||-TTTTH|
040|Bàn Tài Lâm|21/05/1988|nam|vien_chuc|TT|Phiên dịch viên|01/06/2014||TTTTTT|
041|Phan Thị Cẩm Tú|09/09/1993|nu|vien_chuc|TT|Biên tập viên|01/08/2018||--TTTT|
042|Nguyễn Trần Phương Uyên|27/12/1995|nu|vien_chuc|TT|Nhân viên|01/03/2019||---TTT|
043|Vương Tiến Dũng|16/04/1981|nam|nguoi_lao_dong|TT|Lái xe|01/11/2010||TTTHTH|
"""

# Code, name, kind, head, levels of the unit 2016 to 2021.
UNITS = """
VP|Văn phòng Sở|van_phong|004|THTTTT
TTR|Thanh tra Sở|phong|012|TTTTTT
HTQT|Phòng Hợp tác quốc tế|phong|016|TTTTXX
QLBG|Phòng Quản lý biên giới|phong|025|TTXTTT
LSLT|Phòng Lãnh sự - Lễ tân|phong|032|TTTHTT
TT|Trung tâm Thông tin và Dịch vụ đối ngoại|trung_tam|034|TTTTXX
"""

# Code, title, authors, year, scope, decision, day.
INITIATIVES = """
SK-2016-01|Bảng theo dõi việc thực hiện kết luận thanh tra sau ba mươi ngày|012|2016|co_so|79/QĐ-SNgV|21/11/2016
SK-2016-02|Sổ nhận diện cột mốc có ảnh chụp bốn hướng|028|2016|co_so|79/QĐ-SNgV|21/11/2016
SK-2017-01|Danh mục hồ sơ hành chính dùng chung, tra cứu trong một phút|004|2017|co_so|83/QĐ-SNgV|20/11/2017
SK-2017-02|Lịch tuần tra song phương lập theo mùa nước|025|2017|co_so|83/QĐ-SNgV|20/11/2017
SK-2018-02|Mẫu biểu theo dõi đoàn ra, đoàn vào dùng chung cho các phòng|026|2018|co_so|88/QĐ-SNgV|20/11/2018
SK-2018-03|Bộ câu hỏi đáp về quy chế biên giới cho trưởng bản|027|2018|co_so|88/QĐ-SNgV|20/11/2018
SK-2018-04|Kho mẫu thư từ đối ngoại ba thứ tiếng|034|2018|co_so|88/QĐ-SNgV|20/11/2018
SK-2019-01|Quy trình một cửa về thủ tục xuất cảnh của cán bộ|016;026|2019|co_so|90/QĐ-SNgV|22/11/2019
SK-2019-02|Bảng tính định mức chi đón tiếp đoàn khách nước ngoài|007|2019|co_so|90/QĐ-SNgV|22/11/2019
SK-2019-04|Sổ tay tình huống quản lý mốc giới bằng hình ảnh|027|2019|co_so|90/QĐ-SNgV|22/11/2019
SK-2020-01|Bộ đề cương đàm phán thỏa thuận hợp tác cấp địa phương|016|2020|co_so|95/QĐ-SNgV|24/11/2020
SK-2020-02|Bản đồ số các điểm tiếp xúc cử tri vùng biên|018;026|2020|co_so|95/QĐ-SNgV|24/11/2020
SK-2020-03|Lịch đối ngoại dùng chung toàn tỉnh|026|2020|bo_nganh_tinh|1207/QĐ-UBND|15/12/2020
SK-2020-04|Phòng họp không giấy cho giao ban tuần|005|2020|co_so|95/QĐ-SNgV|24/11/2020
SK-2021-01|Rút ngắn thời gian trình ký văn bản đối ngoại qua mẫu song ngữ|004|2021|co_so|101/QĐ-SNgV|25/11/2021
SK-2021-02|Kết nối trực tuyến định kỳ với các địa phương nước bạn|016|2021|bo_nganh_tinh|1310/QĐ-UBND|06/12/2021
SK-2021-03|Nhật ký tuần tra song phương trên thiết bị di động|018;025|2021|co_so|101/QĐ-SNgV|25/11/2021
SK-2021-04|Kho dữ liệu ảnh đối ngoại có chú giải ba thứ tiếng|034|2021|co_so|101/QĐ-SNgV|25/11/2021
SK-2021-05|Bảng kiểm hồ sơ sự kiện biên giới|029|2021|co_so|101/QĐ-SNgV|25/11/2021
SK-2021-06|Từ điển thuật ngữ cửa khẩu Việt - Trung|036|2021||101/QĐ-SNgV|25/11/2021
"""

# Year, number and day of the department's decision that closed it.
DECISIONS = """
2016|104/QĐ-SNgV|27/12/2016
2017|112/QĐ-SNgV|27/12/2017
2018|120/QĐ-SNgV|26/12/2018
2019|131/QĐ-SNgV|27/12/2019
2020|142/QĐ-SNgV|28/12/2020
"""

# Who was made Chiến sĩ thi đua cơ sở by those decisions. Lao động tiên tiến and Tập thể lao động tiên tiến follow from
# the levels: everybody with HTT or better and at least ten months in service, every unit with HTT or better.
FIGHTERS = {
    2016: ("012", "028"),
    2017: ("004", "025"),
    2018: ("026", "027", "034"),
    2019: ("007", "016", "026", "027"),
    2020: ("005", "016", "026"),
}

# What was decided elsewhere or within a year: code, award, year, decision, day, decided by, occasion.
HELD = """
QLBG|tap_the_lao_dong_xuat_sac|2018|310/QĐ-UBND|22/02/2019|Chủ tịch UBND tỉnh|công trạng
HTQT|tap_the_lao_dong_xuat_sac|2020|402/QĐ-UBND|25/02/2021|Chủ tịch UBND tỉnh|công trạng
001|bang_khen_bo_nganh_tinh|2019|455/QĐ-UBND|12/03/2020|Chủ tịch UBND tỉnh|chuyên đề
030|giay_khen|2021|66/QĐ-SNgV|20/08/2021|Giám đốc Sở|đột xuất
"""

DISCIPLINE = "013|khien_trach|12/04/2021|12/04/2022"
MATTERS = "008|to_cao|15/11/2021|"

# People who registered for nothing (registration is voluntary) and the higher titles some registered for.
UNREGISTERED = ("021", "033")
REGISTERED = {
    "cstd_co_so": ("004", "016", "017", "025", "029", "034", "036"),
    "cstd_bo_nganh_tinh": ("016", "026", "027"),
    "bang_khen_bo_nganh_tinh": ("018",),
    "giay_khen": ("009", "014", "030", "035", "QLBG"),
    "tap_the_lao_dong_tien_tien": ("VP", "TTR", "HTQT", "QLBG", "LSLT", "TT"),
    "tap_the_lao_dong_xuat_sac": ("HTQT", "TT"),
}

# Code, text, owner, partners, due, target, unit of the target, result, share done.
TASKS = """
NV01|Trình ban hành chương trình đối ngoại giai đoạn 2021 - 2025 của tỉnh|HTQT|VP;QLBG|30/06/2021|1|chương trình|1|100
NV02|Ký biên bản ghi nhớ hợp tác với một đến hai địa phương nước ngoài|HTQT||30/11/2021|01 - 02|địa phương|1|100
NV03|Tổ chức hội đàm trực tuyến với địa phương kết nghĩa|HTQT|TT|31/10/2021|4|cuộc|5|100
NV04|Tuần tra, kiểm tra toàn bộ mốc giới do tỉnh quản lý|QLBG||15/12/2021|2|lượt|2|100
NV05|Xử lý kịp thời các vụ việc phát sinh trên biên giới|QLBG|TTR|31/12/2021|100|%|100|100
NV06|Đưa thủ tục lãnh sự lên dịch vụ công trực tuyến mức độ 4|LSLT|VP|30/09/2021|6|thủ tục|5|83.5
NV07|Nâng thứ hạng chỉ số cải cách hành chính cấp sở|VP||31/12/2021|10|thứ hạng|9|100
NV08|Thanh tra việc quản lý đoàn ra của ba cơ quan|TTR||30/11/2021|3|cuộc|2|66.5
NV09|Mở lớp bồi dưỡng tiếng Trung cho công chức cấp xã vùng biên|TT|QLBG|31/08/2021|2|lớp|2|100
NV10|Xuất bản chuyên trang giới thiệu tiềm năng của tỉnh bằng ba thứ tiếng|TT|HTQT|31/10/2021|12|số|12|100
NV11|Sơ kết phong trào thi đua sáu tháng đầu năm|VP||15/07/2021|1|hội nghị|1|100
NV12|Tổng kết phong trào thi đua, xét khen thưởng cuối năm|VP|TTR;HTQT;QLBG;LSLT;TT|25/12/2021|1|hội nghị|1|100
"""

COUNCIL = {
    "001": "chu_tich",
    "002": "pho_chu_tich",
    "003": "pho_chu_tich",
    "004": "uy_vien",
    "012": "uy_vien",
    "016": "uy_vien",
    "025": "uy_vien",
    "034": "uy_vien",
    "006": "thu_ky",
}

# Votes that were not unanimous: (yes, no, invalid, written yes). All others: 8 in the room, 1 in writing.
VOTES = {
    ("034", "cstd_co_so"): (8, 0, 0, 1),
    ("016", "cstd_co_so"): (8, 0, 0, 1),
    ("004", "cstd_co_so"): (7, 1, 0, 1),
    ("025", "cstd_co_so"): (7, 1, 0, 1),
    ("029", "cstd_co_so"): (6, 1, 1, 1),
    ("017", "cstd_co_so"): (2, 6, 0, 0),
    ("036", "cstd_co_so"): (5, 3, 0, 1),
    ("027", "cstd_bo_nganh_tinh"): (3, 5, 0, 0),
    ("015", "lao_dong_tien_tien"): (1, 7, 0, 0),
    ("009", "giay_khen"): (3, 5, 0, 0),
    ("TTR", "tap_the_lao_dong_tien_tien"): (2, 6, 0, 0),
}
