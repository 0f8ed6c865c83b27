"""Lists of revoked certificates kept here: brought by an administrator, used for every agency as the roots are."""

from pathlib import Path

from django.db import connection
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.journal import command, record
from thidua.foundations.files.store import REVOCATION_LIST, path_of, store
from thidua.foundations.papers.models import RevocationList
from thidua.foundations.papers.signing.lists import KeptList, read_list
from thidua.foundations.papers.signing.trust import trusted_roots
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.decision import ALLOWED, Decision, refuse, require
from thidua.foundations.workflow.errors import InputRefused


def may_keep_lists(actor: Actor) -> Decision:
    """Who keeps what the installation trusts keeps these too."""
    if actor.has("admin"):
        return ALLOWED
    return refuse(_("Quản trị hệ thống giữ danh sách thu hồi chứng thư."), helper=_("Quản trị hệ thống"))


def lists_of(actor: Actor) -> QuerySet[RevocationList]:
    """What the agency's administrators brought, the newest first."""
    return RevocationList.objects.filter(agency_id=actor.agency_id).select_related("file")


def kept_lists() -> tuple[KeptList, ...]:
    """All of them: a list is signed by its authority and true whoever brought it. One query."""
    if not _has_database():
        return ()
    rows = RevocationList.objects.values_list("file__sha256", "key", "issued_at", "until")
    return tuple(KeptList(str(path_of(sha256)), key, issued, until) for sha256, key, issued, until in rows)


def _has_database() -> bool:
    """``thidua verify FILE`` answers on a computer without a database as well, and makes none."""
    name = str(connection.settings_dict["NAME"])
    return connection.vendor != "sqlite" or "memory" in name or Path(name).exists()


@command("papers.keep_revocation_list")
def keep_list(*, name: str, data: bytes, carried: bytes, actor: Actor) -> RevocationList:
    """Keep a list that an authority trusted here signed. InputRefused for any other, and for one kept already."""
    require(may_keep_lists(actor))
    told = read_list(name, data, carried=carried, roots=trusted_roots(), now=clock.machine_now())
    file = store(actor.agency_id, f"{name.rpartition('.')[0] or name}.crl", told.der, "crl", types=REVOCATION_LIST)
    if RevocationList.objects.filter(file__sha256=file.sha256).exists():
        raise InputRefused(_("Danh sách này đã được giữ từ trước."))
    kept = RevocationList.objects.create(
        agency_id=actor.agency_id,
        issuer=told.issuer,
        key=told.key,
        issued_at=told.issued,
        until=told.until,
        entries=told.entries,
        file=file,
    )
    record(kept, sha256=file.sha256, issuer=told.issuer, issued=told.issued, until=told.until, entries=told.entries)
    return kept
