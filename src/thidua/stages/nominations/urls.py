"""Addresses of the stage."""

app_name = "nominations"
urlpatterns: list[object] = []
