"""Addresses of reports and figures."""

from django.urls import path

from thidua.stages.reporting import views

app_name = "reporting"
urlpatterns = [
    path("", views.index, name="index"),
    path("xuat/", views.export, name="export"),
    path("luu-tru/", views.archive, name="archive"),
    path("them/", views.create, name="create"),
    path("<int:pk>/da-nop/", views.sent, name="sent"),
    path("<int:pk>/chua-nop/", views.unsent, name="unsent"),
]
