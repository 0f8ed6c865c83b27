"""Addresses of the rules in force."""

from django.urls import path

from thidua.foundations.catalogue import views

app_name = "catalogue"
urlpatterns = [
    path("", views.index, name="index"),
    path("don-vi/", views.regulations, name="regulations"),
    path("don-vi/nhap/", views.upload, name="upload"),
    path("don-vi/<int:pk>/", views.regulation, name="regulation"),
    path("don-vi/<int:pk>/ap-dung/", views.adopt, name="adopt"),
    path("don-vi/<int:pk>/bo/", views.discard, name="discard"),
    path("don-vi/<int:pk>/tep/", views.file, name="file"),
]
