"""Addresses of the stage; the two public ones need no account."""

from django.urls import path

from thidua.stages.honours import received_views, views

app_name = "honours"
urlpatterns = [
    path("", views.index, name="index"),
    path("so-khen-thuong/<int:year>/<slug:form>/", views.book, name="book"),
    path("cua-toi/", views.mine, name="mine"),
    path("muc/<int:pk>/", views.entry, name="entry"),
    path("muc/<int:pk>/hien-ten/", views.publish, name="publish"),
    path("muc/<int:pk>/in/", views.certificate, name="certificate"),
    path("muc/<int:pk>/sua-rieng/", views.change, name="change"),
    path("nhat-ky-in/", views.prints, name="prints"),
    path("ghi-so/quyet-dinh/<int:pk>/", views.register_decision, name="register-decision"),
    path("ghi-so/cap-tren/<int:pk>/", views.register_answer, name="register-answer"),
    path("ghi-huy/<int:pk>/", views.follow_revocation, name="follow-revocation"),
    path("giay-chung-nhan/<int:pk>/", views.certificates, name="certificates"),
    path("bang-chi/<int:pk>/", views.sheet, name="sheet"),
    path("bang-chi/<int:pk>/da-chi/", views.pay, name="pay"),
    path("quyet-dinh-den/", received_views.index, name="received"),
    path("quyet-dinh-den/tai-len/", received_views.upload, name="receive"),
    path("quyet-dinh-den/<int:pk>/", received_views.decision, name="received-decision"),
    path("quyet-dinh-den/<int:pk>/tep/", received_views.file, name="received-file"),
    path("quyet-dinh-den/<int:pk>/sua/", received_views.correct, name="received-correct"),
    path("quyet-dinh-den/<int:pk>/dat-khen/", received_views.set_award, name="received-award"),
    path("quyet-dinh-den/<int:pk>/nhan-gan-chac/", received_views.confirm, name="received-confirm"),
    path("quyet-dinh-den/<int:pk>/ghi-so/", received_views.post, name="received-post"),
    path("quyet-dinh-den/<int:pk>/huy/", received_views.cancel, name="received-cancel"),
    path("quyet-dinh-den/dong/<int:pk>/", received_views.row, name="received-row"),
    path("quyet-dinh-den/dong/<int:pk>/chon/", received_views.choose, name="received-choose"),
    path("cong-khai/", views.public_roll, name="public-roll"),
    path("kiem-tra/", views.check, name="check"),
    path("kiem-tra/<str:code>/", views.check, name="check-code"),
]
