"""Django application of the stage."""

from django.apps import AppConfig


class RegistrationConfig(AppConfig):
    name = "thidua.stages.registration"
    default_auto_field = "django.db.models.BigAutoField"
