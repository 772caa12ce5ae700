"""Who may see and change a toolkit. Leading an organisation opens none that is not shared."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assieme.core.access import Permission
from assieme.core.actors import Actor
from assieme.learning.toolkits.models import Part, Toolkit
from assieme.organisations.access import belonging
from assieme.organisations.models import Organisation

MOST_PARTS = 40


def _own(actor: Actor) -> Q:
    return Q(author_id=actor.pk)


def _shared(actor: Actor) -> Q:
    return Q(shared_at__isnull=False) & belonging(actor)


begin_toolkit = Permission(
    "toolkits.begin_toolkit",
    _("Make a toolkit of one's own"),
    Organisation,
    who=lambda actor: belonging(actor, "id"),
    when=lambda organisation: not organisation.is_published_case,
    refusal=_("This is a published case. It stays as it was printed."),
)
see_toolkit = Permission(
    "toolkits.see_toolkit",
    _("See, print and lead a toolkit: one's own, and those that others of the organisation share"),
    Toolkit,
    who=lambda actor: _own(actor) | _shared(actor),
)
copy_toolkit = Permission(
    "toolkits.copy_toolkit",
    _("Copy a toolkit as one's own"),
    Toolkit,
    who=lambda actor: (_own(actor) | Q(shared_at__isnull=False)) & belonging(actor),
)
change_toolkit = Permission(
    "toolkits.change_toolkit",
    _("Change or delete one's own toolkit"),
    Toolkit,
    who=_own,
)
add_part = Permission(
    "toolkits.add_part",
    _("Add an exercise to one's own toolkit"),
    Toolkit,
    who=_own,
    when=lambda toolkit: toolkit.parts.count() < MOST_PARTS,
    refusal=_("This plan is full. Take something out first, or make a second plan."),
)
share_toolkit = Permission(
    "toolkits.share_toolkit",
    _("Share one's own toolkit with the people of the organisation"),
    Toolkit,
    who=lambda actor: _own(actor) & belonging(actor),
    when=lambda toolkit: not toolkit.is_shared and toolkit.parts.exists(),
    refusal=_("Only a plan with an exercise in it can be shared, and only once."),
)
take_back_toolkit = Permission(
    "toolkits.take_back_toolkit",
    _("Stop sharing one's own toolkit"),
    Toolkit,
    who=_own,
    when=lambda toolkit: toolkit.is_shared,
    refusal=_("Nobody else sees this plan already. Nothing was changed."),
)
change_part = Permission(
    "toolkits.change_part",
    _("Change or take out an exercise of one's own toolkit"),
    Part,
    who=_own,
)
