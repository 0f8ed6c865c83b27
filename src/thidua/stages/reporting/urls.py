"""Addresses of the stage."""

app_name = "reporting"
urlpatterns: list[object] = []
