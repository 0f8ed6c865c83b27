"""The figures as a workbook. Text is always written as text, so no cell can become a formula."""

import io
from collections.abc import Iterable

import xlsxwriter

from thidua.stages.reporting.selectors import AwardFigures

HEADERS = ("Danh hiệu, hình thức", "Tập thể", "Cá nhân", "Trong đó nữ", "Trong đó lãnh đạo đơn vị")


def figures_workbook(year: int, rows: Iterable[AwardFigures]) -> bytes:
    """Write one sheet of the figures of ``year``."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    bold = book.add_format({"bold": True})
    sheet = book.add_worksheet(f"Năm {year}")
    sheet.set_column(0, 0, 46)
    sheet.set_column(1, 4, 16)
    sheet.write_row(0, 0, HEADERS, bold)
    for line, row in enumerate(rows, 1):
        sheet.write_string(line, 0, row.label)
        sheet.write_row(line, 1, (row.collectives, row.individuals, row.women, row.heads))
    book.close()
    return buffer.getvalue()
