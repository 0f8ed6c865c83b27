"""All addresses: the shell at the root, each stage under its key."""

from django.urls import include, path

from thidua.lifecycle import STAGES

urlpatterns = [
    path("", include("thidua.web.urls")),
    path("quy-dinh/", include("thidua.foundations.catalogue.urls")),
    path("van-ban/", include("thidua.foundations.papers.urls")),
    path("so-van-ban/", include("thidua.foundations.papers.registry.urls")),
    *(path(f"{stage.slug}/", include(f"{stage.package}.urls")) for stage in STAGES),
]

handler400 = "thidua.web.errors.bad_request"
handler403 = "thidua.web.errors.permission_denied"
handler404 = "thidua.web.errors.page_not_found"
handler500 = "thidua.web.errors.server_error"
