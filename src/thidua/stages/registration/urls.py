"""Addresses of the stage."""

app_name = "registration"
urlpatterns: list[object] = []
