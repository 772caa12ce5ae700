"""Who may read and write reflections. Leading an organisation opens none of them.

People take part in an initiative; the people of a service are all who belong to its organisation.
"""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assieme.core.access import Permission
from assieme.core.actors import Actor
from assieme.organisations.access import in_organisation, leading
from assieme.organisations.models import Initiative, Service
from assieme.people.models import Person
from assieme.toolkit.ladder.models import Example, Place, Reflection
from assieme.toolkit.taking import taking_part

CLOSED = _("This initiative is closed. Nothing was changed.")
PUBLISHED = _("This is a published case. It stays as it was printed.")


def _own(actor: Actor) -> Q:
    return Q(author_id=actor.pk)


def _of_ones_places(actor: Actor, through: str = "") -> Q:
    """Reflections of initiatives that the actor takes part in, and of services of the actor's organisations."""
    of_services = in_organisation(actor, through=f"{through}service__organisation_id")
    return taking_part(actor, f"{through}initiative_id") | of_services


def _together(actor: Actor) -> Q:
    """Those of them that were made together."""
    return Q(author=None) & _of_ones_places(actor)


def _is_open(reflection: Reflection) -> bool:
    return not reflection.is_together or reflection.initiative is None or reflection.initiative.is_open


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
    who=lambda actor: _own(actor) | _of_ones_places(actor),
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
    who=lambda actor: _own(actor) | (Q(author=None, reflection__author=None) & _of_ones_places(actor, "reflection__")),
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
see_service_together = Permission(
    "ladder.see_service_together",
    _("Read how a service's people see themselves on the ladder"),
    Service,
    who=in_organisation,
)
begin_service_together = Permission(
    "ladder.begin_service_together",
    _("Begin to look at the ladder together, as a service"),
    Service,
    who=in_organisation,
    when=lambda service: not service.organisation.is_published_case,
    refusal=PUBLISHED,
)


def beginning(place: Place) -> Permission[Any]:
    """The permission to begin to look at the ladder together at a place."""
    return begin_together if isinstance(place, Initiative) else begin_service_together


delete_together = Permission(
    "ladder.delete_together",
    _("Delete a reflection that was made together"),
    Reflection,
    who=lambda actor: (
        _together(actor) & (leading(actor, "initiative__organisation_id") | leading(actor, "service__organisation_id"))
    ),
)
