"""Addresses of the stage."""

app_name = "progress"
urlpatterns: list[object] = []
