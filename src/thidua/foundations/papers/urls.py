"""Addresses of papers."""

from django.urls import path

from thidua.foundations.papers import views

app_name = "papers"
urlpatterns = [path("<int:pk>/<slug:form>/", views.paper_file, name="file")]
