"""Django application of the foundation."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "thidua.foundations.files"
    default_auto_field = "django.db.models.BigAutoField"
