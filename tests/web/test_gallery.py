"""The gallery exists where people look at the product, and nowhere else."""

from typing import Any

import pytest
from django.http import Http404
from django.test import RequestFactory

from thidua.web.gallery import SAMPLES, gallery, gallery_context

pytestmark = pytest.mark.urls("tests.web.shell_urls")


@pytest.mark.parametrize("switch", ["THIDUA_DEMO", "DEBUG"])
def test_the_gallery_is_shown_in_a_demonstration_and_to_developers(settings: Any, switch: str) -> None:
    settings.THIDUA_DEMO, settings.DEBUG = False, False
    setattr(settings, switch, True)
    response = gallery(RequestFactory().get("/thanh-phan/"))
    assert response.status_code == 200
    assert "Thành phần dùng chung" in response.content.decode()


def test_an_agency_at_work_has_no_gallery(settings: Any) -> None:
    settings.THIDUA_DEMO, settings.DEBUG = False, False
    with pytest.raises(Http404):
        gallery(RequestFactory().get("/thanh-phan/"))


def test_the_people_of_the_gallery_are_said_to_be_invented() -> None:
    assert "invented people" in SAMPLES.read_text(encoding="utf-8").splitlines()[0]


def test_each_call_gives_fresh_forms_and_charts() -> None:
    first, second = gallery_context(), gallery_context()
    assert first["form"] is not second["form"]
    assert first["line_chart"] != second["line_chart"]
