"""Django application of the stage."""

from django.apps import AppConfig


class EligibilityConfig(AppConfig):
    name = "thidua.stages.eligibility"
    default_auto_field = "django.db.models.BigAutoField"
