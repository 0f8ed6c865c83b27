"""A picture as a page of a PDF, its data untouched, so that it is drawn and looked at like any scanned page."""

import struct
from collections.abc import Iterator

_JPEG, _PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
_SPACES = {1: "DeviceGray", 3: "DeviceRGB"}
_PNG_SAMPLES = {0: 1, 2: 3}
_DOTS, _LARGEST = 300, 20_000
_PNG_HEAD, _MOST_DOTS = 33, 40_000_000


def page_of_picture(data: bytes) -> bytes | None:
    """Return a PDF of one page with a JPEG or PNG on it, at 300 dots an inch; None for kinds that a PDF cannot hold."""
    try:
        stored = _jpeg(data) if data.startswith(_JPEG) else _png(data) if data.startswith(_PNG) else None
    except (struct.error, IndexError):
        return None
    if stored is None:
        return None
    columns, rows, samples, filtering, stream = stored
    if samples not in _SPACES or not (0 < columns <= _LARGEST and 0 < rows <= _LARGEST):
        return None
    width, height = columns * 72 / _DOTS, rows * 72 / _DOTS
    drawing = f"{width:.2f} 0 0 {height:.2f} 0 0 cm /P Do".encode()
    picture = f"/Type/XObject/Subtype/Image/Width {columns}/Height {rows}/BitsPerComponent 8{filtering}"
    return _file(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width:.2f} {height:.2f}]/Contents 4 0 R"
        "/Resources<</XObject<</P 5 0 R>>>>>>".encode(),
        _stream("", drawing),
        _stream(f"{picture}/ColorSpace/{_SPACES[samples]}", stream),
    )


def width_of_png(data: bytes) -> float | None:
    """How wide a PNG is in points at 300 dots an inch; None for other files and for one too large."""
    if not data.startswith(_PNG) or len(data) < _PNG_HEAD:
        return None
    columns, rows = struct.unpack(">II", data[16:24])
    return columns * 72 / _DOTS if 0 < columns * rows <= _MOST_DOTS else None


_Stored = tuple[int, int, int, str, bytes]


def _jpeg(data: bytes) -> _Stored | None:
    """Size and colours stand in the frame header, the first of the markers C0 to CF but three."""
    at = 2
    while data[at] == 0xFF:
        mark = data[at + 1]
        if 0xC0 <= mark <= 0xCF and mark not in (0xC4, 0xC8, 0xCC):
            rows, columns, samples = struct.unpack(">HHB", data[at + 5 : at + 10])
            return columns, rows, samples, "/Filter/DCTDecode", data
        at += 2 + int(struct.unpack(">H", data[at + 2 : at + 4])[0])
    return None


def _png(data: bytes) -> _Stored | None:
    """The packed rows of a PNG are what a PDF calls predictor 15: grey or coloured, whole bytes, not interlaced."""
    columns, rows, bits, kind, _packing, _filter, interlaced = struct.unpack(">IIBBBBB", data[16:29])
    if bits != 8 or kind not in _PNG_SAMPLES or interlaced:
        return None
    samples = _PNG_SAMPLES[kind]
    how = f"/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors {samples}/BitsPerComponent 8/Columns {columns}>>"
    return columns, rows, samples, how, b"".join(_packed(data))


def _packed(data: bytes) -> Iterator[bytes]:
    at = 8
    while at + 8 <= len(data):
        (size,) = struct.unpack(">I", data[at : at + 4])
        if data[at + 4 : at + 8] == b"IDAT":
            yield data[at + 8 : at + 8 + size]
        at += 12 + size


def _stream(words: str, data: bytes) -> bytes:
    return f"<<{words}/Length {len(data)}>>stream\n".encode() + data + b"\nendstream"


def _file(*objects: bytes) -> bytes:
    made, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(made))
        made += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{len(made)}\n%%EOF\n"
    return made + f"xref\n0 {size}\n0000000000 65535 f \n{table}{end}".encode()
