"""Make the archive of a year, on a page or on the command line."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.journal import command, record
from thidua.foundations.org.models import Agency
from thidua.foundations.papers.archive.package import ArchiveError, write_archive
from thidua.foundations.papers.models import NumberEntry
from thidua.foundations.workflow.decision import require
from thidua.foundations.workflow.errors import InputRefused
from thidua.stages.reporting import policies
from thidua.stages.reporting.year_archive.contents import contents_of


@command("reporting.archive_year")
def archive_year(year: int, target: BinaryIO, *, actor: Actor) -> int:
    """Write the archive of the actor's agency to ``target``; gives the number of files.

    InputRefused when a stored file is gone or altered.
    """
    require(policies.may_archive(actor))
    agency = Agency.objects.get(pk=actor.agency_id)
    contents = contents_of(agency, year)
    try:
        count = write_archive(contents, target)
    except ArchiveError as error:
        raise InputRefused(str(error)) from None
    record(agency, year=year, files=count)
    return count


def agencies_with_papers() -> list[Agency]:
    """Agencies that ever took a number, by code."""
    taken = NumberEntry.objects.values("agency_id")
    return list(Agency.objects.filter(pk__in=taken).order_by("code"))


def write_to(agency: Agency, year: int, path: Path, progress: Callable[[int, int], None] | None = None) -> int:
    """Write the archive to ``path``, whole or not at all. ArchiveError and OSError leave what was there before."""
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".zip")
    try:
        with os.fdopen(handle, "wb") as target:
            count = write_archive(contents_of(agency, year), target, progress)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return count
