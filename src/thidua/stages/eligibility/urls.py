"""Addresses of the stage."""

from django.urls import path

from thidua.stages.eligibility import views

app_name = "eligibility"
urlpatterns = [
    path("", views.index, name="index"),
    path("xet/", views.assess, name="assess"),
    path("ca-nhan/<int:pk>/", views.person, name="person"),
    path("tap-the/<int:pk>/", views.unit, name="unit"),
]
