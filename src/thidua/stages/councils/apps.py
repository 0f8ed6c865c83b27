"""Django application of the stage."""

from django.apps import AppConfig


class CouncilsConfig(AppConfig):
    name = "thidua.stages.councils"
    default_auto_field = "django.db.models.BigAutoField"
