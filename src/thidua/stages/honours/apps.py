"""Django application of the stage."""

from django.apps import AppConfig


class HonoursConfig(AppConfig):
    name = "thidua.stages.honours"
    default_auto_field = "django.db.models.BigAutoField"
