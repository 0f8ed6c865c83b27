"""What a person sets for the own account."""

from thidua.foundations.access.models import User
from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.journal import command, record

THEMES = ("", "light", "dark")


@command("access.choose_theme")
def choose_theme(theme: str, *, actor: Actor) -> None:
    """Keep the choice of light, dark or the system's (""); anything else counts as the system's."""
    user = User.objects.get(pk=actor.user_id or 0)
    user.theme = theme if theme in THEMES else ""
    user.save(update_fields=["theme"])
    record(user, theme=user.theme)
