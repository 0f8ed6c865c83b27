"""Was anything but signatures appended to a PDF? A signature covers what was appended before it, so a change slipped in
between the original and the first signature would look signed.

The engine compares revisions only from the first signature on; here the original is what this product laid out.
"""

import io
from collections.abc import Iterator
from typing import Any

from pyhanko.pdf_utils.generic import DictionaryObject, IndirectObject, Reference
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader

_CATALOG_MAY_GET = frozenset({"/AcroForm", "/DSS", "/Extensions", "/Metadata", "/Version"})
_FORM_MAY_HAVE = frozenset({"/Fields", "/SigFlags", "/DR", "/DA"})


def only_signed(own: bytes, data: bytes) -> bool:
    """Whether ``data`` is ``own`` with signatures appended and nothing else; both are bytes of a PDF."""
    try:
        count = PdfFileReader(io.BytesIO(own)).xrefs.total_revisions
        reader = PdfFileReader(io.BytesIO(data))
        return data.startswith(own) and bool(reader.embedded_signatures) and _is_lawful(reader, count)
    except Exception:  # noqa: BLE001 - a stranger's bytes can fail anywhere in the reader
        return False


def _is_lawful(reader: PdfFileReader, count: int) -> bool:
    old = reader.get_historical_resolver(count - 1)
    before, after = list(_pages(old.root["/Pages"])), list(_pages(reader.root["/Pages"]))
    return (
        len(before) == len(after)
        and _replaced(reader, count) <= _replaceable(old, before)
        and _same(old.root, reader.root, _CATALOG_MAY_GET)
        and all(_is_kept(first, last) for first, last in zip(before, after, strict=True))
        and _holds_only_signatures(_at(reader.root, "/AcroForm", {}))
    )


def _pages(node: DictionaryObject) -> Iterator[DictionaryObject]:
    for kid in (one.get_object() for one in node["/Kids"]):
        if kid["/Type"] == "/Pages":
            yield from _pages(kid)
        else:
            yield kid


def _replaced(reader: PdfFileReader, count: int) -> set[int]:
    """Numbers of the original's objects that a later revision writes anew or frees."""
    xrefs = reader.xrefs
    later = range(count, xrefs.total_revisions)
    touched = {ref for one in later for ref in xrefs.explicit_refs_in_revision(one) | xrefs.refs_freed_in_revision(one)}
    first = {ref.idnum for one in range(count) for ref in xrefs.explicit_refs_in_revision(one)}
    return {ref.idnum for ref in touched} & first


def _replaceable(old: HistoricalResolver, pages: list[DictionaryObject]) -> set[int]:
    """The catalog, the pages and what says who made the file; what of them may change is compared apart."""
    refs = [old.root.get_container_ref(), *(page.get_container_ref() for page in pages)]
    held = [(old.trailer_view, "/Info"), (old.root, "/Metadata"), *((page, "/Annots") for page in pages)]
    named = [where.raw_get(key) for where, key in held if key in where]
    return {ref.idnum for ref in (*refs, *named) if isinstance(ref, Reference | IndirectObject)}


def _same(before: DictionaryObject, after: DictionaryObject, but: frozenset[str]) -> bool:
    """Whether two dictionaries are written the same, except for the keys of ``but``."""
    keys = (before.keys() | after.keys()) - but
    return all(key in before and key in after and _written(before, key) == _written(after, key) for key in keys)


def _written(held: DictionaryObject, key: str) -> bytes:
    out = io.BytesIO()
    held.raw_get(key).write_to_stream(out)
    return out.getvalue()


def _is_kept(before: DictionaryObject, after: DictionaryObject) -> bool:
    """Whether a page shows what it showed, and signatures."""
    notes, first = list(_at(after, "/Annots", ())), list(_at(before, "/Annots", ()))
    return _same(before, after, frozenset({"/Annots"})) and all(_is_signature(one) for one in notes[len(first) :])


def _at(held: Any, key: str, default: Any) -> Any:
    """The object under ``key``, wherever it lies; the engine's own ``get`` gives the reference to it."""
    if key in held:
        return held[key]
    return default


def _is_signature(field: Any) -> bool:
    held = field.get_object()
    return _at(held, "/FT", "") == "/Sig" and _at(held, "/Subtype", "/Widget") == "/Widget" and "/AA" not in held


def _holds_only_signatures(form: Any) -> bool:
    return form.keys() <= _FORM_MAY_HAVE and all(_is_signature(one) for one in _at(form, "/Fields", ()))
