"""An invented launch document in our own sentences, with faults an officer would mark."""

TEXT = """SỞ NGOẠI VỤ TỈNH ĐÈO GIÓ
PHÁT ĐỘNG
Phong trào thi đua yêu nước năm 2021

Thực hiện Kế hoạch số 15/KH-UBND ngày 05/01/2021 của Ủy ban nhân dân tỉnh Đèo Gió \
về công tác thi đua, khen thưởng năm 2021, \
Sở Ngoại vụ phát động phong trào thi đua yêu nước năm 2021 như sau:

I. MỤC ĐÍCH, YÊU CẦU
1. Khơi dậy không khí làm việc sôi nổi trong toàn cơ quan.
2. Gắn phong trào với việc được giao của từng người.

II. NỘI DUNG THI ĐUA
1. Thực hiện chủ đề năm 2021: “Kỷ cương, trách nhiệm, sáng tạo bất phá”.
2. Lập thành tích chào mừng kỷ niệm 91 năm Ngày thành lập Đảng Cộng sản Việt Nam (03/02/1930 - 03/02/2021).
3. Phát động phong trào “Cán bộ đối ngoại tận tụy, sáng tạo”; \
tiếp tục thực hiện phong trào “Đèo Gió chung sức xây dựng nông thôn mới” giai đoạn 2020-2025.
- Ký kết 01 – 02 thỏa thuận hợp tác cấp địa phương với nước ngoài.
- Xây dựng kế hoạch đào tạo ngoại ngữ cho công chức.

III. TỔ CHỨC THỰC HIỆN
1. Văn phòng Sở theo dõi, đôn đốc, tham mưu sơ kết, tổng kết phong trào.
2. Các phòng phổ biến đến toàn thể công chức.

Nơi nhận:
- UBND tỉnh (báo cáo);
- Các phòng thuộc Sở (thực hiện);
- Lưu: VT, VP.

GIÁM ĐỐC

Nông Văn Mẫu
"""

SECRET = TEXT.replace("SỞ NGOẠI VỤ TỈNH ĐÈO GIÓ", "SỞ NGOẠI VỤ TỈNH ĐÈO GIÓ\nTỐI MẬT", 1)
