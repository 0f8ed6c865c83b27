"""Django application of the foundation."""

from django.apps import AppConfig


class OrgConfig(AppConfig):
    name = "thidua.foundations.org"
    default_auto_field = "django.db.models.BigAutoField"
