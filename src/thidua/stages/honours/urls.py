"""Addresses of the stage."""

app_name = "honours"
urlpatterns: list[object] = []
