"""Addresses of the books."""

from django.urls import path

from thidua.foundations.papers.registry import copy_views, paper_views, views

app_name = "registry"
urlpatterns = [
    path("di/", views.outgoing, name="outgoing"),
    path("di/ghi-so/", views.enter_outside, name="enter"),
    path("di/danh-so/", views.numbering, name="numbering"),
    path("di/xuat/<slug:form>/", views.outgoing_file, name="outgoing-file"),
    path("di/van-ban/<int:pk>/", views.paper, name="paper"),
    path("di/<int:pk>/", views.entry, name="entry"),
    path("di/<int:pk>/huy-so/", views.cancel, name="cancel"),
    path("di/<int:pk>/sao/<slug:form>/", copy_views.copy_paper, name="copy"),
    path("di/<int:pk>/noi-nhan/", paper_views.add_recipient, name="add-recipient"),
    path("di/<int:pk>/noi-nhan/<int:delivery_pk>/gui/", paper_views.send, name="send"),
    path("di/<int:pk>/noi-nhan/<int:delivery_pk>/da-nhan/", paper_views.received, name="received"),
    path("di/<int:pk>/noi-nhan/<int:delivery_pk>/goi/", paper_views.package, name="package"),
    path("di/<int:pk>/thu-hoi/", paper_views.recall, name="recall"),
    path("di/<int:pk>/thay-the/", paper_views.replace, name="replace"),
    path("di/<int:pk>/dinh-chinh/", paper_views.correct, name="correct"),
    path("tham-quyen-ky/", paper_views.power_list, name="powers"),
    path("tham-quyen-ky/ghi/", paper_views.give_power, name="give-power"),
    path("tham-quyen-ky/<int:pk>/ket-thuc/", paper_views.end_power, name="end-power"),
    path("den/goi/", paper_views.receive_package, name="receive-package"),
    path("den/", views.incoming, name="incoming"),
    path("den/ghi-so/", views.register_incoming, name="register"),
    path("den/xuat/<slug:form>/", views.incoming_file, name="incoming-file"),
    path("den/<int:pk>/", views.incoming_paper, name="incoming-paper"),
    path("den/<int:pk>/tep/<int:file_pk>/", views.arrived_file, name="arrived-file"),
    path("den/<int:pk>/tep/<int:file_pk>/sao/<slug:form>/", copy_views.copy_arrival, name="copy-arrival"),
    path("den/<int:pk>/chuyen/", views.assign, name="assign"),
    path("den/<int:pk>/lien-quan/", views.amend, name="amend-incoming"),
    path("den/<int:pk>/tra-loi/", views.answer, name="answer-incoming"),
    path("den/<int:pk>/xong/", views.finish, name="finish"),
    path("den/<int:pk>/tra-lai/", views.give_back, name="return"),
]
