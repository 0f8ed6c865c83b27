"""Django application of the foundation."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "thidua.foundations.ledger"
    default_auto_field = "django.db.models.BigAutoField"
