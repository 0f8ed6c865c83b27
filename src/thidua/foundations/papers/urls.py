"""Addresses of papers."""

from django.urls import path

from thidua.foundations.papers import views
from thidua.foundations.papers.designs import views as design_views
from thidua.foundations.papers.format_page import views as format_views
from thidua.foundations.papers.signing import paper_views as paper_signing_views
from thidua.foundations.papers.signing import views as signing_views
from thidua.foundations.papers.wording_page import views as wording_views

app_name = "papers"
_DESIGNS = "mau-giay-khen/"
urlpatterns = [
    path("kiem-tra-the-thuc/", format_views.format_check, name="format"),
    path("kiem-tra-the-thuc/ban-da-sua/", format_views.format_repair, name="format-repair"),
    path(_DESIGNS, design_views.designs, name="designs"),
    path(f"{_DESIGNS}moi/", design_views.design, name="design-new"),
    path(f"{_DESIGNS}moi/to-giay/", design_views.design_sheet, name="design-new-sheet"),
    path(f"{_DESIGNS}moi/in-thu/", design_views.design_proof, name="design-new-proof"),
    path(f"{_DESIGNS}<int:pk>/", design_views.saved, name="design-saved"),
    path(f"{_DESIGNS}<int:pk>/ve/", design_views.design, name="design"),
    path(f"{_DESIGNS}<int:pk>/to-giay/", design_views.design_sheet, name="design-sheet"),
    path(f"{_DESIGNS}<int:pk>/in-thu/", design_views.design_proof, name="design-proof"),
    path(f"{_DESIGNS}<int:pk>/xem/", design_views.design_preview, name="design-preview"),
    path(f"{_DESIGNS}<int:pk>/anh/", design_views.design_picture, name="design-picture"),
    path(f"{_DESIGNS}<int:pk>/ngung/", design_views.design_retire, name="design-retire"),
    path("kiem-tra-chu-ky/", signing_views.check_upload, name="signatures"),
    path("danh-sach-thu-hoi/", signing_views.revocation_lists, name="revocation-lists"),
    path("<int:pk>/chu-ky-so/", paper_signing_views.signatures, name="paper-signatures"),
    path("<int:pk>/ky-so/", paper_signing_views.sign, name="paper-sign"),
    path("<int:pk>/ky-so/co-quan/", paper_signing_views.seal, name="paper-seal"),
    path("<int:pk>/ky-so/gan/", paper_signing_views.attach, name="paper-attach"),
    path("<int:pk>/ky-so/phu-luc/", paper_signing_views.attachment, name="paper-attachment"),
    path("mau/", wording_views.index, name="wordings"),
    path("mau/<slug:kind>/", wording_views.kind_page, name="wording"),
    path("mau/<slug:kind>/co-san/", wording_views.given, name="wording-given"),
    path("mau/ban/<int:pk>/", wording_views.version, name="wording-version"),
    path("mau/ban/<int:pk>/tep/", wording_views.file, name="wording-file"),
    path("mau/ban/<int:pk>/xem-thu/", wording_views.example, name="wording-example"),
    path("mau/ban/<int:pk>/chuyen/<slug:what>/", wording_views.move, name="wording-move"),
    path("<int:pk>/<slug:form>/", views.paper_file, name="file"),
]
