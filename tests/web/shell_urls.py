"""The addresses that the shell's templates name, for tests that draw templates without the whole product."""

from django.http import HttpRequest, HttpResponse
from django.urls import path


def nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


urlpatterns = [
    path("", nothing, name="week"),
    path("tim/", nothing, name="search"),
    path("giao-dien/", nothing, name="theme"),
    path("dang-xuat/", nothing, name="logout"),
]
