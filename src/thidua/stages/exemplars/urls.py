"""Addresses of exemplars."""

from django.urls import path, re_path

from thidua.stages.exemplars import views

app_name = "exemplars"
urlpatterns = [
    path("", views.index, name="index"),
    path("them/", views.create, name="create"),
    path("cong-khai/", views.public, name="public"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/sua/", views.edit, name="edit"),
    path("<int:pk>/nhan-rong/", views.adopt, name="adopt"),
    re_path(r"^(?P<pk>\d+)/(?P<name>consent|publish|unpublish)/$", views.move, name="move"),
]
