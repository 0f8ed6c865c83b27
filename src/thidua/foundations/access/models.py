"""Accounts, and the roles they hold in an agency for a period."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from thidua.foundations.access.enums import role_choices
from thidua.foundations.org.models import Agency, Person, Unit


class UserManager(BaseUserManager["User"]):
    """Creates accounts; an account without password cannot sign in."""

    def create_user(self, username: str, password: str | None, agency: Agency, person: Person | None = None) -> "User":
        user = self.model(username=username, agency=agency, person=person)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """One account, bound to one agency and, but for technical accounts, to one person."""

    username = models.CharField(max_length=150, unique=True)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    person = models.OneToOneField(Person, models.PROTECT, null=True, blank=True, related_name="+")
    label = models.CharField(max_length=200, blank=True)
    is_active = models.BooleanField(default=True)
    theme = models.CharField(max_length=5, blank=True)

    USERNAME_FIELD = "username"
    objects = UserManager()

    def __str__(self) -> str:
        return self.person.full_name if self.person else self.label or self.username


class RoleGrant(models.Model):
    """A role held from a day to a day; ``unit`` narrows it (a head heads one unit)."""

    user = models.ForeignKey(User, models.CASCADE, related_name="grants")
    role = models.CharField(max_length=16, choices=role_choices)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "role", "from_on"], name="grant_once"),
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=models.F("from_on")), name="grant_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"


class FormReceipt(models.Model):
    """A form that was already carried out: the same form sent again leads to the same place, not to a second act."""

    key = models.CharField(max_length=64, primary_key=True)
    user_id = models.BigIntegerField(null=True)
    location = models.CharField(max_length=500)
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.key
