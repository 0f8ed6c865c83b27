"""Addresses of the stage."""

app_name = "launch"
urlpatterns: list[object] = []
