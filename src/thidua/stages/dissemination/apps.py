"""Django application of the stage."""

from django.apps import AppConfig


class DisseminationConfig(AppConfig):
    name = "thidua.stages.dissemination"
    default_auto_field = "django.db.models.BigAutoField"
