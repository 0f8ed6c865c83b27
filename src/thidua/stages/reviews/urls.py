"""Addresses of the stage."""

app_name = "reviews"
urlpatterns: list[object] = []
