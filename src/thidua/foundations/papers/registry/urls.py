"""Addresses of the books."""

from django.urls import path

from thidua.foundations.papers.registry import views

app_name = "registry"
urlpatterns = [
    path("di/", views.outgoing, name="outgoing"),
    path("di/ghi-so/", views.enter_outside, name="enter"),
    path("di/xuat/<slug:form>/", views.outgoing_file, name="outgoing-file"),
    path("di/<int:pk>/", views.entry, name="entry"),
    path("di/<int:pk>/huy-so/", views.cancel, name="cancel"),
    path("den/", views.incoming, name="incoming"),
    path("den/ghi-so/", views.register_incoming, name="register"),
    path("den/xuat/<slug:form>/", views.incoming_file, name="incoming-file"),
    path("den/<int:pk>/", views.incoming_paper, name="incoming-paper"),
    path("den/<int:pk>/tep/<int:file_pk>/", views.arrived_file, name="arrived-file"),
    path("den/<int:pk>/chuyen/", views.assign, name="assign"),
    path("den/<int:pk>/xong/", views.finish, name="finish"),
    path("den/<int:pk>/tra-lai/", views.give_back, name="return"),
]
