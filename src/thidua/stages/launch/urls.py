"""Addresses of the stage."""

from django.urls import path, re_path

from thidua.stages.launch import views

app_name = "launch"
urlpatterns = [
    path("", views.index, name="index"),
    path("tai-len/", views.upload, name="upload"),
    path("tu-so-den/<int:pk>/<int:file_pk>/", views.read_incoming, name="read-incoming"),
    path("<int:pk>/", views.check, name="check"),
    path("<int:pk>/tep/", views.file, name="file"),
    path("<int:pk>/ban-da-sua/", views.corrected, name="corrected"),
    path("<int:pk>/cac-diem/", views.findings, name="findings"),
    path("<int:pk>/sua/", views.correct, name="correct"),
    path("<int:pk>/lay-chu/", views.take, name="take"),
    path("<int:pk>/ban-moi/", views.replace, name="replace"),
    re_path(r"^(?P<pk>\d+)/diem/(?P<key>[0-9a-f-]+)/(?P<choice>accept|keep)/$", views.choose, name="choose"),
    re_path(r"^(?P<pk>\d+)/(?P<name>nhan-sua|xong|ra-soat-lai|doc-lai)/$", views.move, name="move"),
]
