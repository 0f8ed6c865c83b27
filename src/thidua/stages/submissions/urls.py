"""Addresses of the stage."""

app_name = "submissions"
urlpatterns: list[object] = []
