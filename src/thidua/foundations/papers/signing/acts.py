"""Acts on the signed copy of an issued paper. Its own bytes never change: each signature is a new file that begins
with the last one, and the journal seals which file is the paper's.
"""

import hashlib

from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.journal import command, record
from thidua.foundations.audit.seals import seal
from thidua.foundations.files.store import load, store
from thidua.foundations.org.models import Person
from thidua.foundations.papers.enums import NumberState, PaperState
from thidua.foundations.papers.models import OfficialPaper
from thidua.foundations.papers.numbering import form_of_copy
from thidua.foundations.papers.selectors import COPY_KINDS_OF_PAPER
from thidua.foundations.papers.signing import policies
from thidua.foundations.papers.signing.given import (
    GivenKey,
    sign_attachment_for_agency,
    sign_copy_for_agency,
    sign_for_agency,
    sign_for_person,
)
from thidua.foundations.papers.signing.kept import is_of_paper, require_intact, require_only_signed
from thidua.foundations.papers.verify import sealed_facts
from thidua.foundations.workflow.decision import require
from thidua.foundations.workflow.errors import Blocked, InputRefused, StaleState

PERSON_FIELD = "NguoiKy"


@command("papers.sign")
def sign_paper(paper: OfficialPaper, *, key: GivenKey, actor: Actor) -> None:
    """Put the person's own digital signature on an issued paper. InputRefused for a key that is not his."""
    require(policies.may_sign(actor, paper))
    person = Person.objects.get(pk=actor.person_id or 0)
    field = f"{PERSON_FIELD}{person.pk}" if paper.kind in policies.MINUTES else PERSON_FIELD
    data = sign_for_person(_held(paper), key, name=person.full_name, field=field)
    _keep(paper, _name(paper), data, policies.SIGNED, signatory=person.pk)


@command("papers.seal")
def seal_paper(paper: OfficialPaper, *, key: GivenKey, actor: Actor) -> None:
    """Put the agency's digital signature beside the person's: both make it an original (Decree 30/2020, art. 5).

    On a certified copy it stands alone, at the top right of the first page.
    """
    require(policies.may_seal(actor, paper))
    before = _held(paper)
    require_intact(_name(paper), before)
    if paper.kind in COPY_KINDS_OF_PAPER:
        form = form_of_copy(paper.symbol) or ""
        _keep(
            paper, _name(paper), sign_copy_for_agency(before, key, agency=paper.agency.name, form=form), policies.SEALED
        )
        return
    entry = paper.number_entries.exclude(state=NumberState.CANCELLED).first()
    if key.picture and not (entry and entry.signer):
        raise InputRefused(_("Văn bản không vào sổ nên không rõ chỗ đóng dấu. Bỏ trống hình dấu rồi ký số."))
    data = sign_for_agency(before, key, agency=paper.agency.name, name=entry.signer if entry else "")
    _keep(paper, _name(paper), data, policies.SEALED)


@command("papers.attach_signed")
def attach_signed(paper: OfficialPaper, *, name: str, data: bytes, actor: Actor) -> None:
    """Keep the file signed elsewhere, or the scan of the signed sheet, as the paper's signed copy.

    InputRefused for signatures that show a change; Blocked when it would put another file in the place of one kept.
    """
    require(policies.may_attach(actor, paper))
    held = load(paper.signed_copy) if paper.signed_copy else b""
    if held and (not data.startswith(held) or data == held):
        raise Blocked([_("Văn bản đã có bản ký. Chỉ gắn được chính tệp ấy có thêm chữ ký khác.")])
    is_digital, is_own = require_intact(name, data), is_of_paper(data, paper)
    require_only_signed(name, data, paper)
    purpose = policies.SIGNED if is_digital and is_own else "signed-paper"
    if paper.signed_copy and paper.signed_copy.purpose == policies.SEALED:
        purpose = policies.SEALED
    _keep(paper, name, data, purpose, digital=is_digital, own_paper=is_own)


@command("papers.sign_attachment")
def sign_attachment(paper: OfficialPaper, *, name: str, data: bytes, key: GivenKey, actor: Actor) -> bytes:
    """An attachment in a file of its own, signed by the agency with the paper's number and the time (annex I).

    The file is given back and not kept; the journal has its digests. InputRefused for what is not a readable PDF.
    """
    require(policies.may_sign_attachment(actor, paper))
    if require_intact(name, data):
        raise InputRefused(_("Tệp “%(name)s” đã có chữ ký số. Chọn phụ lục chưa ký.") % {"name": name})
    signed = sign_attachment_for_agency(data, key, agency=paper.agency.name, number=paper.full_number)
    digests = [hashlib.sha256(one).hexdigest() for one in (data, signed)]
    record(paper, attachment=name[:200], before=digests[0], signed=digests[1])
    return signed


def _held(paper: OfficialPaper) -> bytes:
    """The signed copy, or the paper's own bytes while there is none."""
    file = paper.signed_copy or paper.pdf
    return load(file) if file else b""


def _name(paper: OfficialPaper) -> str:
    stem = paper.full_number.replace("/", "-") or f"{paper.kind}-{paper.pk}"
    return f"{stem}-da-ky.pdf"


def _keep(paper: OfficialPaper, name: str, data: bytes, purpose: str, **facts: object) -> None:
    """Make ``data`` the signed copy. StaleState when somebody else signed or recalled the paper meanwhile."""
    before, stored = paper.signed_copy, store(paper.agency_id, name, data, purpose)
    rows = OfficialPaper.objects.filter(pk=paper.pk, state=PaperState.ISSUED, signed_copy=before)
    if rows.update(signed_copy=stored) != 1:
        raise StaleState(paper.get_state_display())
    paper.signed_copy = stored
    seals = {f"paper:{paper.pk}": seal(sealed_facts(paper))}
    record(paper, signed_copy=stored.sha256, before=before.sha256 if before else "", seals=seals, **facts)
