"""Django application of the stage."""

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "thidua.stages.reporting"
    default_auto_field = "django.db.models.BigAutoField"
