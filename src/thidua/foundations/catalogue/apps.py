"""Django application of the foundation."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "thidua.foundations.catalogue"
    default_auto_field = "django.db.models.BigAutoField"
