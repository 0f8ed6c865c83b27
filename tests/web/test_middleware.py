"""The word that a download has come goes to the page that asked, and to no other."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from thidua.web.middleware import FinishedDownloads

FILE = {"Content-Disposition": 'attachment; filename="so.zip"'}


def answered(request: HttpRequest, headers: dict[str, str]) -> HttpResponse:
    return FinishedDownloads(lambda _request: HttpResponse("x", headers=headers))(request)


@pytest.mark.parametrize("make", ["get", "post"])
def test_a_download_asked_with_a_token_gives_it_back_for_a_minute(make: str) -> None:
    request = getattr(RequestFactory(), make)("/tai/", {"_wait": "k3j9x2ab"})
    cookie = answered(request, FILE).cookies["thidua_wait"]
    assert (cookie.value, cookie["max-age"], cookie["samesite"]) == ("k3j9x2ab", 60, "Strict")


@pytest.mark.parametrize(
    ("token", "headers"),
    [
        ("k3j9x2ab", {}),
        ("k3j9x2ab", {"Content-Disposition": "inline"}),
        ("", FILE),
        ("abc", FILE),
        ("a" * 17, FILE),
        ("x; Path=/admin", FILE),
        ("K3J9", FILE),
    ],
)
def test_a_page_an_odd_token_and_none_at_all_set_no_cookie(token: str, headers: dict[str, str]) -> None:
    assert answered(RequestFactory().post("/tai/", {"_wait": token}), headers).cookies == {}


@pytest.mark.parametrize(("token", "kept"), [("abcd", True), ("a" * 16, True), ("abc", False), ("a" * 17, False)])
def test_tokens_have_four_to_sixteen_signs(token: str, kept: bool) -> None:
    assert ("thidua_wait" in answered(RequestFactory().get("/", {"_wait": token}), FILE).cookies) is kept
