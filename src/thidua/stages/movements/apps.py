"""Django application of the stage."""

from django.apps import AppConfig


class MovementsConfig(AppConfig):
    name = "thidua.stages.movements"
    default_auto_field = "django.db.models.BigAutoField"
