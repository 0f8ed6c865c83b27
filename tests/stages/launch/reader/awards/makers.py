"""Invented decisions and lists as offices make them: Word tables, Excel sheets, plain text. No person here is real."""

import io

import docx
import openpyxl

DECISION_TOP = (
    "SỞ NGOẠI VỤ",
    "Số: 88/QĐ-SNgV",
    "Lạng Sơn, ngày 15 tháng 12 năm 2021",
    "QUYẾT ĐỊNH",
    "Về việc tặng Giấy khen năm 2021",
    "GIÁM ĐỐC SỞ NGOẠI VỤ TỈNH LẠNG SƠN",
    "Căn cứ Luật Thi đua, khen thưởng;",
    "QUYẾT ĐỊNH:",
)


def decision_text(*articles, top=DECISION_TOP, after=()):
    """A decision as plain text; ``after`` follows the signature."""
    signed = ("Nơi nhận:", "- Như Điều 1;", "- Lưu: VT.", "GIÁM ĐỐC", "Hoàng Thị Mẫu")
    return "\n".join((*top, *articles, *signed, *after)).encode()


def word(paragraphs, *tables, merges=()):
    """A DOCX: paragraphs, then tables (rows of texts). ``merges``: (table, row, column, row, column) of merged areas."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    for index, rows in enumerate(tables):
        table = document.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        for number, top, left, bottom, right in merges:
            if number == index:
                words = table.cell(top, left).text
                table.cell(top, left).merge(table.cell(bottom, right)).text = words
    return _saved(document)


def excel(*rows, title="Danh sách", hidden=None):
    """An XLSX of one sheet; ``hidden`` are rows of a second, hidden one."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    if hidden:
        other = book.create_sheet("An")
        other.sheet_state = "hidden"
        for row in hidden:
            other.append(list(row))
    return _saved(book)


def _saved(document):
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
