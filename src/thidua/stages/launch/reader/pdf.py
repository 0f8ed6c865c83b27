"""Text layer of a PDF."""

from thidua.stages.launch.reader.errors import ReadError
from thidua.stages.launch.reader.limits import MOST_PAGES

_LEAST_LETTERS = 20


def pdf_text(data: bytes, filename: str) -> str:
    """Return the text layer, page by page; raise :class:`ReadError` for a scan, a password or a broken file."""
    import pypdfium2 as pdfium  # loaded only when needed: it takes longer than reading a text file

    try:
        document = pdfium.PdfDocument(data)
        pages = len(document)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        why = "có mật khẩu" if locked else "bị hỏng"
        raise ReadError(
            f"Tệp PDF “{filename}” {why} nên không đọc được. Hãy xuất lại PDF từ Word (không đặt mật khẩu) rồi gửi lại."
        ) from None
    try:
        if pages > MOST_PAGES:
            raise ReadError(
                f"Tệp PDF “{filename}” có {pages} trang, quá giới hạn {MOST_PAGES} trang. Hãy chỉ gửi văn bản chính."
            )
        parts = [_page(document, index, pdfium.PdfiumError) for index in range(pages)]
    finally:
        document.close()
    text = "\n".join(parts)
    if sum(ch.isalpha() for ch in text) < _LEAST_LETTERS:
        raise ReadError("Tệp này là bản quét, không có chữ để đọc. Gửi tệp DOCX, hoặc PDF xuất từ Word.")
    return text


def _page(document: object, index: int, failure: type[Exception]) -> str:
    """The text of one page; a page that cannot be parsed gives nothing, the others are still read."""
    try:
        page = document[index]  # type: ignore[index]
        layer = page.get_textpage()
        text: str = layer.get_text_bounded()
        layer.close()
        page.close()
    except failure:
        return ""
    return text.replace("\r\n", "\n").replace("\ufffe", "-\n" if "\ufffe\n" not in text else "-")
