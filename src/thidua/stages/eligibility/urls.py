"""Addresses of the stage."""

from django.urls import path

from thidua.stages.eligibility import panels, regulation_panel, views

app_name = "eligibility"
urlpatterns = [
    path("", views.index, name="index"),
    path("xet/", views.assess, name="assess"),
    path("co-the-de-nghi/", panels.candidates, name="candidates"),
    path("co-the-de-nghi/so-luong/", panels.candidates_panel, name="candidates-panel"),
    path("ca-nhan/<int:pk>/", views.person, name="person"),
    path("tap-the/<int:pk>/", views.unit, name="unit"),
    path("quy-dinh/<int:pk>/", regulation_panel.regulation, name="regulation"),
]
