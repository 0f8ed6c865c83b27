"""Addresses of the stage."""

app_name = "movements"
urlpatterns: list[object] = []
