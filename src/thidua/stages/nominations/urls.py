"""Addresses of the stage."""

from django.urls import path

from thidua.stages.nominations.views import lists, nominations, proposals, reports

app_name = "nominations"
urlpatterns = [
    path("", nominations.index, name="index"),
    path("mo-dot/", nominations.open_list, name="open"),
    path("danh-sach/<int:pk>/lap/", nominations.nominate, name="nominate"),
    path("danh-sach/<int:pk>/tu-binh-xet/<int:unit>/", nominations.from_appraisal, name="from-appraisal"),
    path("danh-sach/<int:pk>/tu-tep/", proposals.upload, name="from-file"),
    path("tu-tep/<int:pk>/", proposals.proposal, name="proposal"),
    path("tu-tep/<int:pk>/cot/", proposals.columns, name="proposal-columns"),
    path("danh-sach/<int:pk>/nen-xem-xet/", nominations.overlooked, name="overlooked"),
    path("danh-sach/<int:pk>/gui/<int:unit>/", nominations.send, name="send"),
    path("danh-sach/<int:pk>/nhan/", nominations.accept_many, name="accept-many"),
    path("danh-sach/<int:pk>/kiem-tra/", lists.check, name="check"),
    path("danh-sach/<int:pk>/chot/", lists.freeze, name="freeze"),
    path("danh-sach/<int:pk>/lap-lai/", lists.reopen, name="reopen"),
    path("danh-sach/<int:pk>/van-ban/<slug:form>/", lists.paper, name="paper"),
    path("danh-sach/<int:pk>/thong-bao/", lists.notice_issue, name="notice-issue"),
    path("danh-sach/<int:pk>/thong-bao/<slug:form>/", lists.notice, name="notice"),
    path("<int:pk>/", nominations.nomination, name="nomination"),
    path("<int:pk>/bao-cao-thanh-tich/", reports.report, name="report"),
    path("<int:pk>/bao-cao-thanh-tich/<slug:form>/", reports.report_file, name="report-file"),
    path("<int:pk>/nhan/", nominations.accept, name="accept"),
    path("<int:pk>/tra-lai/", nominations.give_back, name="return"),
    path("<int:pk>/rut/", nominations.withdraw, name="withdraw"),
]
