"""People. A person is an opaque row that stays; who they are stands beside it and can be erased."""

from typing import ClassVar
from uuid import uuid4

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from assieme.core.fields import PrivateText
from assieme.core.rows import Row


class Person(models.Model):
    """Nothing but a key: what events, rolls and rows point to, and what remains when an identity is erased."""

    class Kind(models.TextChoices):
        HUMAN = "human"
        SYSTEM = "system"

    # Random: the order in which people joined tells nothing.
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.HUMAN)
    created_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True, blank=True)

    @property
    def actor_kind(self) -> str:
        return "system" if self.kind == self.Kind.SYSTEM else "person"

    def __str__(self) -> str:
        """The name that others see; a sentence where the identity was erased."""
        identity = getattr(self, "identity", None)
        return identity.display_name if identity else str(_("A person who has left"))


class Identity(Row):
    """Who a person is to others. Erased with one delete."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="identity")
    display_name = PrivateText(help_text="the name others see; a pseudonym is fine")
    is_pseudonym = models.BooleanField(default=False)
    language = models.CharField(max_length=5, default="en")

    def __str__(self) -> str:
        return str(self.display_name)


class AccountManager(BaseUserManager["Account"]):
    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(username__iexact=username)


class Account(AbstractBaseUser):
    """The way in: a username or an e-mail, with password, passkey or code. A person may have none."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.OneToOneField(Person, null=True, on_delete=models.CASCADE, related_name="account")
    username = models.CharField(max_length=150, unique=True)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    # allauth and Django's own tools ask for these two; Assieme has no admin site and no superusers.
    is_staff = False
    is_superuser = False

    objects: ClassVar[AccountManager] = AccountManager()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    UNNAMED: ClassVar[str] = "card-"

    @property
    def is_unnamed(self) -> bool:
        """True while only one-time codes open it: its username was made up by the server."""
        return self.username.startswith(self.UNNAMED)

    def __str__(self) -> str:
        return self.username


class AccessNeeds(Row):
    """What a person needs to take part: kept once, shown to whoever organises what they attend, if they agree."""

    class Need(models.TextChoices):
        STEP_FREE = "step-free", _("A way in without steps")
        HEARING = "hearing", _("A hearing loop or captions")
        INTERPRETER = "interpreter", _("An interpreter, spoken or signed")
        LARGE_PRINT = "large print", _("Papers in large print")
        EASY_READ = "easy read", _("Papers in easy words and pictures")
        REMOTE = "remote", _("Joining by phone or video")
        BREAKS = "breaks", _("Breaks, and a quiet place")
        COMPANION = "companion", _("Someone with me")
        TRAVEL = "travel", _("Help to get there")
        TIME = "time", _("Papers early, to read in my own time")

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="access_needs")
    needs = models.JSONField(default=list, help_text="values of AccessNeeds.Need")
    words = PrivateText()
    share_with_organisers = models.BooleanField(default=False)
    changed_at = models.DateTimeField()

    @property
    def need_labels(self) -> list[str]:
        return [str(self.Need(need).label) for need in self.needs]


class SignInCard(Row):
    """A one-time code, for somebody's way in. Only its keyed hash is kept (`assieme.people.codes`).

    `sign-in` is printed on a card, for who can't manage a password; `set-up` leads to choosing a way in of one's own.
    """

    class Purpose(models.TextChoices):
        SIGN_IN = "sign-in", _("sign in")
        SET_UP = "set-up", _("choose a way to sign in")

    organisation_id = models.UUIDField()
    purpose = models.CharField(max_length=10, choices=Purpose)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="sign_in_cards")
    code_hash = models.CharField(max_length=64, unique=True)
    issued_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    @property
    def actor_kind(self) -> str:
        """Whoever holds the card acts as a guest, until they are signed in."""
        return "guest"


class Notice(Row):
    """A message to one person: on their day, by e-mail or printed, in their language.

    `code` names the sentence (`assieme.people.notices`), `path` is where it leads.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notices")
    organisation_id = models.UUIDField()
    code = models.CharField(max_length=60)
    words = PrivateText(help_text="the title of what it is about, in people's words")
    path = models.CharField(max_length=200)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    emailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["person", "-id"], name="notice_by_person")]
