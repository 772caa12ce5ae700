"""The permissions of this room."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assieme.core.access import Permission
from assieme.people.models import Person, SignInCard

change_self = Permission(
    "people.change_self",
    _("Change one's own name, access needs and way to sign in, download one's data, erase one's identity"),
    Person,
    who=lambda actor: Q(pk=actor.pk, kind=Person.Kind.HUMAN, erased_at=None),
)
use_card = Permission(
    "people.use_card",
    _("Sign in with the one-time code that one holds"),
    SignInCard,
    who=lambda actor: Q(pk=actor.pk, person__erased_at=None),
    when=lambda card: card.used_at is None,
    refusal=_("This code was used before. A code works one time. Ask for a new one."),
)
