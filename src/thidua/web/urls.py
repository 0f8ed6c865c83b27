"""Addresses of the shell."""

from django.urls import path
from django.views.decorators.http import require_http_methods

from thidua.web import views
from thidua.web.gallery import gallery

urlpatterns = [
    path("", views.week, name="week"),
    path("so-lieu/", views.numbers, name="numbers"),
    path("dang-nhap/", require_http_methods(["GET", "HEAD", "POST"])(views.SignIn.as_view()), name="login"),
    path("dang-xuat/", views.sign_out, name="logout"),
    path("tim/", views.search, name="search"),
    path("thong-bao/", views.notices, name="notices"),
    path("thong-bao/da-xem/", views.notices_seen, name="notices-seen"),
    path("giao-dien/", views.theme, name="theme"),
    path("thanh-phan/", gallery, name="gallery"),
]
