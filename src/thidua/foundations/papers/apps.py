"""Django application of the foundation."""

from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "thidua.foundations.papers"
    default_auto_field = "django.db.models.BigAutoField"
