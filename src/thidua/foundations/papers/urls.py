"""Addresses of papers."""

from django.urls import path

from thidua.foundations.papers import views
from thidua.foundations.papers.format_page import views as format_views
from thidua.foundations.papers.signing import views as signing_views

app_name = "papers"
urlpatterns = [
    path("kiem-tra-the-thuc/", format_views.format_check, name="format"),
    path("kiem-tra-the-thuc/ban-da-sua/", format_views.format_repair, name="format-repair"),
    path("kiem-tra-chu-ky/", signing_views.check_upload, name="signatures"),
    path("<int:pk>/chu-ky-so/", signing_views.check_paper, name="paper-signatures"),
    path("<int:pk>/<slug:form>/", views.paper_file, name="file"),
]
