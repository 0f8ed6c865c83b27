"""Django application of the stage."""

from django.apps import AppConfig


class ProgressConfig(AppConfig):
    name = "thidua.stages.progress"
    default_auto_field = "django.db.models.BigAutoField"
