"""Prove that launched movements still rest on what they were launched with."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from thidua.foundations.audit.seals import seal_faults, seals_of
from thidua.stages.movements.models import Movement
from thidua.stages.movements.selectors import sealed_facts


def movement_faults() -> Iterator[str]:
    """Give one sentence for every launched movement whose bases or recipients differ from those of its launch.

    Movements launched before bases and recipients were rows of their own have no seal, and nothing to compare.
    """
    there = Movement.objects.in_bulk([int(key) for key in seals_of("movement")])
    words = {
        "altered": _("Căn cứ hoặc nơi nhận của “%(name)s” đã bị sửa sau khi phát động."),
        "missing": _("Phong trào đã phát động (số %(key)s) bị xóa khỏi hệ thống."),
    }
    for key, fault in seal_faults("movement", {str(pk): sealed_facts(one) for pk, one in there.items()}):
        yield words[fault] % {"key": key, "name": there[int(key)].name if int(key) in there else ""}
