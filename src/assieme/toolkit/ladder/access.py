"""Who may read and write reflections. Leading an organisation opens none of them."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assieme.core.access import Permission
from assieme.core.actors import Actor
from assieme.organisations.access import leading
from assieme.organisations.models import Initiative
from assieme.people.models import Person
from assieme.toolkit.ladder.models import Example, Reflection
from assieme.toolkit.taking import taking_part

CLOSED = _("This initiative is closed. Nothing was changed.")


def _own(actor: Actor) -> Q:
    return Q(author_id=actor.pk)


def _together(actor: Actor) -> Q:
    """Reflections made together in initiatives that the actor takes part in."""
    return Q(author=None) & taking_part(actor, "initiative_id")


def _is_open(reflection: Reflection) -> bool:
    return not reflection.is_together or (reflection.initiative is not None and reflection.initiative.is_open)


begin_reflection = Permission(
    "ladder.begin_reflection",
    _("Look back on one's own way of working, alone"),
    Person,
    who=lambda actor: Q(pk=actor.pk, kind=Person.Kind.HUMAN, erased_at=None),
)
see_reflection = Permission(
    "ladder.see_reflection",
    _("Read a reflection: one's own, and what was made together or shared where one takes part"),
    Reflection,
    who=lambda actor: _own(actor) | taking_part(actor, "initiative_id"),
)
write_reflection = Permission(
    "ladder.write_reflection",
    _("Write in one's own reflection, or in one made together"),
    Reflection,
    who=lambda actor: _own(actor) | _together(actor),
    when=_is_open,
    refusal=CLOSED,
)
share_reflection = Permission(
    "ladder.share_reflection",
    _("Share one's own reflection with an initiative's people, and take it back"),
    Reflection,
    who=_own,
)
delete_reflection = Permission(
    "ladder.delete_reflection",
    _("Delete one's own reflection"),
    Reflection,
    who=_own,
)
write_example = Permission(
    "ladder.write_example",
    _("Change or delete an example: one's own, or one that the group told together"),
    Example,
    who=lambda actor: (
        _own(actor) | (Q(author=None, reflection__author=None) & taking_part(actor, "reflection__initiative_id"))
    ),
    when=lambda example: _is_open(example.reflection),
    refusal=CLOSED,
)
see_together = Permission(
    "ladder.see_together",
    _("Read how an initiative's people see themselves on the ladder"),
    Initiative,
    who=lambda actor: taking_part(actor, "id"),
)
begin_together = Permission(
    "ladder.begin_together",
    _("Begin to look at the ladder together"),
    Initiative,
    who=lambda actor: taking_part(actor, "id"),
    when=lambda initiative: initiative.is_open,
    refusal=CLOSED,
)
delete_together = Permission(
    "ladder.delete_together",
    _("Delete a reflection that was made together"),
    Reflection,
    who=lambda actor: _together(actor) & leading(actor, "initiative__organisation_id"),
)
