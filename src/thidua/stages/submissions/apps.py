"""Django application of the stage."""

from django.apps import AppConfig


class SubmissionsConfig(AppConfig):
    name = "thidua.stages.submissions"
    default_auto_field = "django.db.models.BigAutoField"
