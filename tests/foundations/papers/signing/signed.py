"""Files signed for the tests by the engine itself, so that what verifies is not held against what signs here."""

import io
from functools import cache

from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

from tests.foundations.papers import samples
from tests.foundations.papers.signing import authority
from thidua.foundations.papers import render_pdf
from thidua.foundations.papers.kinds import award_decision
from thidua.foundations.papers.signing.loops import in_own_loop

Holder = authority.Holder


@cache
def unsigned() -> bytes:
    """A decision of an invented department, as this product lays it out."""
    return render_pdf(award_decision.compose(samples.decision(2)))


@cache
def tiny() -> bytes:
    """The smallest PDF with a page, for tests that verify many times."""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>/Contents 4 0 R>>",
        b"<</Length 14>>stream\n0 0 m 9 9 l S \nendstream",
    )
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out) + b"trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start


def sign(data: bytes, holder: Holder, field: str = "Chu_ky") -> bytes:
    signer = signers.SimpleSigner.load_pkcs12_data(holder.pkcs12(), [], authority.PASSPHRASE.encode())
    meta = signers.PdfSignatureMetadata(field_name=field, subfilter=fields.SigSeedSubFilter.PADES)
    place = fields.SigFieldSpec(field, on_page=0, box=(300, 100, 400, 150))
    pdf_signer = signers.PdfSigner(meta, signer, new_field_spec=place)
    # A browser test before this one may have left an event loop running in the thread.
    return bytes(in_own_loop(lambda: pdf_signer.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(data)))).getvalue())


@cache
def by_director() -> bytes:
    return sign(unsigned(), authority.director())


@cache
def by_both() -> bytes:
    return sign(by_director(), authority.agency(), "Co_quan")


def der(holder: Holder) -> bytes:
    return holder.certificate.public_bytes(Encoding.DER)
