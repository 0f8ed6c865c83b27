"""Django application of the stage."""

from django.apps import AppConfig


class ExemplarsConfig(AppConfig):
    name = "thidua.stages.exemplars"
    default_auto_field = "django.db.models.BigAutoField"
