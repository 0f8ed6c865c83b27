"""Django application of the stage."""

from django.apps import AppConfig


class LaunchConfig(AppConfig):
    name = "thidua.stages.launch"
    default_auto_field = "django.db.models.BigAutoField"
