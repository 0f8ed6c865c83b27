"""Django application of the stage."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "thidua.stages.reviews"
    default_auto_field = "django.db.models.BigAutoField"
