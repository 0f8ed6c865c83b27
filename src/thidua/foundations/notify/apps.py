"""Django application of the foundation."""

from django.apps import AppConfig


class NotifyConfig(AppConfig):
    name = "thidua.foundations.notify"
    default_auto_field = "django.db.models.BigAutoField"
