"""Addresses of the stage."""

app_name = "councils"
urlpatterns: list[object] = []
