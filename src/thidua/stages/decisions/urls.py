"""Addresses of the stage."""

app_name = "decisions"
urlpatterns: list[object] = []
