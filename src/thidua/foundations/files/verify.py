"""Prove that stored files still are what was stored."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from thidua.foundations.files.models import StoredFile
from thidua.foundations.files.store import is_whole


def file_faults() -> Iterator[str]:
    """Give one sentence for every stored file whose bytes are gone or differ from their digest."""
    for stored in StoredFile.objects.order_by("pk").iterator():
        if not is_whole(stored):
            yield _("Tệp “%(name)s” (số %(pk)d) bị mất hoặc đã bị sửa.") % {"name": stored.name, "pk": stored.pk}
