"""Django application of the foundation."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "thidua.foundations.audit"
    default_auto_field = "django.db.models.BigAutoField"
