"""Addresses of the stage."""

from django.urls import path

from thidua.stages.dissemination import panels, views

app_name = "dissemination"
urlpatterns = [
    path("", views.index, name="index"),
    path("gui/", views.send, name="send"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/mo/", views.open_copy, name="open"),
    path("<int:pk>/xac-nhan/", views.acknowledge, name="acknowledge"),
    path("<int:pk>/chua-xac-nhan/", views.missing, name="missing"),
    path("<int:pk>/nhac/", views.remind, name="remind"),
    path("phong-trao/<int:pk>/", panels.movement_panel, name="movement-panel"),
]
