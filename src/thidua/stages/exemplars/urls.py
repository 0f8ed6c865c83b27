"""Addresses of the stage."""

app_name = "exemplars"
urlpatterns: list[object] = []
