"""A file that is not what it should be: one sentence that says why, and nothing of it stays."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests import factories
from tests.foundations.papers.wording import hostile
from tests.pages import text_of
from thidua.foundations.audit.models import JournalEntry
from thidua.foundations.files.models import StoredFile
from thidua.foundations.papers.models import PaperWording
from thidua.foundations.papers.wording.model import WordingError
from thidua.foundations.papers.wording.reading import read_wording
from thidua.foundations.papers.wording.skeletons import GIVEN_HEAD


@pytest.mark.parametrize("name", list(hostile.FILES))
def test_a_hostile_file_is_refused_in_one_sentence(name: str) -> None:
    data, said = hostile.FILES[name]
    with pytest.raises(WordingError) as refused:
        read_wording(data, "mau.docx", hostile.KIND, GIVEN_HEAD)
    (fault,) = refused.value.faults
    assert said in str(fault)
    assert str(fault).count("mau.docx") <= 1
    assert ".." not in str(fault)


@pytest.mark.django_db
def test_nothing_of_a_hostile_file_is_kept(office, signed_in) -> None:  # type: ignore[no-untyped-def]
    client = signed_in(factories.make_user(factories.make_person(office), "clerk"))
    entries = JournalEntry.objects.count()
    url = reverse("papers:wording", args=[hostile.KIND.value])
    for name in ("a macro", "an object inside", "a zip bomb", "an entity bomb", "a path upwards", "empty"):
        data, said = hostile.FILES[name]
        answer = client.post(url, {"file": SimpleUploadedFile("mau.docx", data), "from_on": "2021-12-01"})
        assert answer.status_code == 422, name
        assert said.lower() in text_of(answer).lower(), name
    kept = (PaperWording.objects.count(), StoredFile.objects.count(), JournalEntry.objects.count() - entries)
    assert kept == (0, 0, 0)
