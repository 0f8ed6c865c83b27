"""Django application of the stage."""

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "thidua.stages.decisions"
    default_auto_field = "django.db.models.BigAutoField"
