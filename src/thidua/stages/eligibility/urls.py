"""Addresses of the stage."""

app_name = "eligibility"
urlpatterns: list[object] = []
