"""Django application of the stage."""

from django.apps import AppConfig


class NominationsConfig(AppConfig):
    name = "thidua.stages.nominations"
    default_auto_field = "django.db.models.BigAutoField"
