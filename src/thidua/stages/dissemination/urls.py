"""Addresses of the stage."""

app_name = "dissemination"
urlpatterns: list[object] = []
