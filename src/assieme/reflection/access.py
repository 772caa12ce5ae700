"""Who notes that the team sat together, and who sees it; what one learned is one's own."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assieme.core.access import Permission
from assieme.organisations.access import belonging, leading
from assieme.organisations.models import Organisation as Organisation
from assieme.reflection.models import Planned as Planned
from assieme.reflection.models import Session as Session
from assieme.reflection.models import Training as Training

CASE = _("This is a published case. It stays as it was printed.")


def _is_no_case(organisation: Organisation) -> bool:
    return not organisation.is_published_case


see_reflection = Permission(
    "reflection.see_reflection",
    _("See which reflective sessions one had, and keep what one learned"),
    Organisation,
    who=lambda actor: belonging(actor, "id"),
)
note_session = Permission(
    "reflection.note_session",
    _("Note a reflective session of the team, and see how many have had theirs"),
    Organisation,
    who=lambda actor: leading(actor, "id"),
    when=_is_no_case,
    refusal=CASE,
)
plan_session = Permission(
    "reflection.plan_session",
    _("Plan the next reflective session, with time kept free for it"),
    Organisation,
    who=lambda actor: leading(actor, "id"),
    when=_is_no_case,
    refusal=CASE,
)
call_off_session = Permission(
    "reflection.call_off_session",
    _("Call off a reflective session that was planned"),
    Planned,
    who=leading,
)
change_session = Permission(
    "reflection.change_session",
    _("Put a note of a reflective session right"),
    Session,
    who=leading,
)
note_training = Permission(
    "reflection.note_training",
    _("Note what one learned oneself"),
    Organisation,
    who=lambda actor: belonging(actor, "id"),
    when=_is_no_case,
    refusal=CASE,
)
remove_training = Permission(
    "reflection.remove_training",
    _("Take away a note of what one learned"),
    Training,
    who=lambda actor: Q(person_id=actor.pk),
)
