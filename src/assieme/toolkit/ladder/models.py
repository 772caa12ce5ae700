"""A reflection on the ladder of participation: examples of doing to, for and with, and three closing thoughts.

A personal reflection belongs to its author, not to an organisation: nobody else finds it, unless its author shares it
with the people of an initiative. A reflection without an author was made together: by the people of an initiative, or
of a service.
"""

from typing import Any
from uuid import UUID, uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assieme.core.fields import PrivateText
from assieme.logic.participation.levels import Rung, Way
from assieme.organisations.models import Initiative, Service
from assieme.people.models import Person

type Place = Initiative | Service


def of(place: Place) -> dict[str, Any]:
    """The fields by which a reflection belongs to an initiative, or else to a service."""
    return {
        "initiative": place if isinstance(place, Initiative) else None,
        "service": place if isinstance(place, Service) else None,
    }


WAYS = [(way.value, way.value) for way in Way]
STEPS = [(rung.value, rung.value) for rung in Rung]


class Reflection(models.Model):
    """One look back. `initiative`: whose it is when made together, else whom its author shares it with, if anybody.

    `service`: whose it is when the people of a service made it together.
    """

    class Tried(models.TextChoices):
        TRIED = "tried", _("I tried it")
        NOT_YET = "not yet", _("Not yet")
        LET_GO = "let go", _("I let it go")

    # Random: the order in which people look back tells nothing.
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    author = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    initiative = models.ForeignKey(Initiative, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    begun_at = models.DateTimeField()
    shared_at = models.DateTimeField(null=True, blank=True)
    tends = models.CharField(max_length=4, choices=WAYS, blank=True, help_text="doing to, for or with, most days")
    tends_words = PrivateText(author="author")
    will_try = PrivateText(author="author")
    skills = PrivateText(author="author")
    support = PrivateText(author="author")
    ask_on = models.DateField(null=True, blank=True, help_text="when to ask how the trying went; empty: never")
    tried = models.CharField(max_length=7, choices=Tried, blank=True, help_text="empty until said")
    how_it_went = PrivateText(author="author")

    class Meta:
        indexes = [
            models.Index(fields=["author", "-begun_at"], name="reflection_by_author"),
            models.Index(fields=["initiative", "-begun_at"], name="reflection_by_initiative"),
            models.Index(fields=["service", "-begun_at"], name="reflection_by_service"),
            models.Index(fields=["author", "ask_on"], name="reflection_asks", condition=Q(ask_on__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(
                name="a_reflection_is_somebodys",
                condition=(
                    Q(author__isnull=False, service=None)
                    | Q(author=None, initiative__isnull=False, service=None)
                    | Q(author=None, initiative=None, service__isnull=False)
                ),
            ),
        ]

    @property
    def is_together(self) -> bool:
        return self.author_id is None

    @property
    def place(self) -> Place | None:
        """Whose people can read it; None while only its author can."""
        return self.initiative or self.service

    @property
    def organisation_id(self) -> UUID | None:
        """The organisation of those who can read it; None while only its author can."""
        return self.place.organisation_id if self.place else None


class Example(models.Model):
    """Something that was done. In a reflection made together the author may be empty: the group told it as one."""

    # Chosen by the page on which it is written, so that saving twice makes one.
    id = models.UUIDField(primary_key=True, editable=False)
    reflection = models.ForeignKey(Reflection, on_delete=models.CASCADE, related_name="examples")
    author = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    shows_name = models.BooleanField(default=False, help_text="the author's name stands beside it")
    way = models.CharField(max_length=4, choices=WAYS)
    what = PrivateText(author="author")
    step = models.CharField(max_length=20, choices=STEPS, blank=True, help_text="of Arnstein's eight; empty: not sure")
    outcome = PrivateText(author="author")
    better = PrivateText(author="author")
    begun_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["reflection", "begun_at"], name="example_by_reflection")]

    @property
    def organisation_id(self) -> UUID | None:
        return self.reflection.organisation_id
