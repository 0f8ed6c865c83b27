"""Acts on designs: save a version, put one aside. A saved version never changes, so old certificates keep theirs."""

import datetime as dt
import hashlib
import json

from django.db.models import Max
from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.journal import command, record
from thidua.foundations.files.models import StoredFile
from thidua.foundations.files.store import store
from thidua.foundations.papers.certificate_design import Design, DesignError
from thidua.foundations.papers.certificate_picture import PictureError, read_picture
from thidua.foundations.papers.certificates import picture_suffix
from thidua.foundations.papers.designs.policies import DESIGN, may_keep_designs, may_retire
from thidua.foundations.papers.models import CertificateDesign
from thidua.foundations.workflow import db
from thidua.foundations.workflow.decision import require
from thidua.foundations.workflow.errors import Blocked, InputRefused
from thidua.vietnamese import fold

_VERSION_LOCK = 0x7D0E


@command("papers.save_design")
def save_design(
    *,
    name: str,
    design: Design,
    from_on: dt.date,
    to_on: dt.date | None = None,
    award: str = "",
    recipients: str = "",
    picture: tuple[str, bytes] | StoredFile | None = None,
    actor: Actor,
) -> CertificateDesign:
    """Keep a design as the next version for its award and kind of recipient, with a new picture or one kept before.

    InputRefused for days out of order, a design that cannot be printed, a file that is no usable picture.
    """
    require(may_keep_designs(actor))
    _check(design, from_on, to_on, has_picture=picture is not None)
    stored = _stored(actor, name, picture)
    db.serialise_writers(_VERSION_LOCK)
    scope = {"agency_id": actor.agency_id, "award": award, "recipients": recipients}
    last = CertificateDesign.objects.filter(**scope).aggregate(last=Max("version"))["last"] or 0
    row = CertificateDesign.objects.create(
        **scope,
        name=name,
        version=last + 1,
        from_on=from_on,
        to_on=to_on,
        layout=design.to_json(),
        picture=stored,
        made_by=actor.label[:200],
    )
    digest = hashlib.sha256(json.dumps(row.layout, sort_keys=True).encode()).hexdigest()
    record(row, version=row.version, digest=digest, picture=stored.sha256 if stored else "")
    return row


def _check(design: Design, from_on: dt.date, to_on: dt.date | None, *, has_picture: bool) -> None:
    if to_on and to_on < from_on:
        raise InputRefused(
            _("Mẫu dùng đến ngày %(to)s, trước ngày bắt đầu %(from)s. Sửa một trong hai ngày.")
            % {"to": f"{to_on:%d/%m/%Y}", "from": f"{from_on:%d/%m/%Y}"}
        )
    if design.background and not has_picture:
        raise InputRefused(_("Mẫu in cả ảnh nền nhưng chưa có ảnh. Chọn ảnh nền, hoặc bỏ “In cả ảnh nền”."))
    try:
        Design.parse(design.to_json())
    except DesignError as error:
        raise InputRefused(str(error)) from None


def _stored(actor: Actor, name: str, picture: tuple[str, bytes] | StoredFile | None) -> StoredFile | None:
    if picture is None:
        return None
    if isinstance(picture, StoredFile):
        if picture.agency_id != actor.agency_id:
            raise Blocked([_("Ảnh nền này thuộc cơ quan khác.")])
        return picture
    try:
        data = read_picture(*picture)
    except PictureError as error:
        raise InputRefused(str(error)) from None
    return store(actor.agency_id, f"{fold(name).replace(' ', '-')}{picture_suffix(data)}", data, "certificate-design")


@command("papers.retire_design")
def retire_design(row: CertificateDesign, *, actor: Actor) -> None:
    """Use a design no longer. What was printed with it is still printed again with it."""
    require(may_retire(actor, row))
    DESIGN.apply("retire", row)
    record(row, version=row.version)
