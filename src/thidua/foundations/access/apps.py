"""Django application of the foundation."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "thidua.foundations.access"
    default_auto_field = "django.db.models.BigAutoField"
