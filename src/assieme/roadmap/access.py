"""Who may read the road and its registers, adapt it, add evidence, and correct what was entered."""

from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assieme.core.access import Permission
from assieme.core.actors import Actor
from assieme.organisations.access import belonging, in_organisation, leading, system_or

# The rows that permissions are about: views, which import no models, name them through here.
from assieme.organisations.models import Initiative as Initiative
from assieme.organisations.models import Membership
from assieme.organisations.models import Organisation as Organisation
from assieme.roadmap.models import Evidence as Evidence
from assieme.roadmap.models import Post, ServiceDecision, SharedDocument
from assieme.roadmap.models import Roadmap as Roadmap
from assieme.roadmap.models import Task as Task

CASE = _("This is a published case. It stays as it was printed.")
OVER = _("These two years are over. Nothing was changed.")
CORRECTED = _("Somebody has corrected this already. Nothing was changed.")
MOST_EVIDENCE = 200
FULL = _("There is a lot of evidence here already. Take some back first.")
SPARE = timedelta(days=1)
"""Days are counted where the organisation is: the server's own day may be one behind."""


def _is_no_case(row: Organisation) -> bool:
    return not row.is_published_case


def goes_on(roadmap: Roadmap) -> bool:
    return bool(timezone.now().date() - SPARE <= roadmap.ends_on)


def _has_no_road(organisation: Organisation) -> bool:
    today = timezone.now().date()
    running = Roadmap.objects.filter(organisation=organisation, ends_on__gte=today)
    return not organisation.is_published_case and not running.exists()


def _own_or_leading(actor: Actor, name: str) -> Q:
    return system_or(actor, (Q(**{f"{name}_id": actor.pk}) & in_organisation(actor)) | leading(actor))


see_roadmap = Permission(
    "roadmap.see_roadmap",
    _("See an organisation’s road of two years, and its registers"),
    Organisation,
    who=lambda actor: belonging(actor, "id"),
)
begin_roadmap = Permission(
    "roadmap.begin_roadmap",
    _("Begin a road of two years"),
    Organisation,
    who=lambda actor: leading(actor, "id"),
    when=_has_no_road,
    refusal=_("There is a road already. Nothing was changed."),
)
see_action = Permission("roadmap.see_action", _("See one part of the road with its evidence"), Roadmap, who=belonging)
adapt_roadmap = Permission(
    "roadmap.adapt_roadmap",
    _("Add tasks to the road"),
    Roadmap,
    who=leading,
    when=goes_on,
    refusal=OVER,
)
see_task = Permission("roadmap.see_task", _("See a task of the road"), Task, who=belonging)
plan_task = Permission(
    "roadmap.plan_task",
    _("Give a task of the road an owner and a month, leave it out, or take it in again"),
    Task,
    who=leading,
    when=lambda task: goes_on(task.roadmap),
    refusal=OVER,
)
give_back_task = Permission(
    "roadmap.give_back_task",
    _("Say that one can’t do a task of the road"),
    Task,
    who=lambda actor: Q(owner_id=actor.pk) & in_organisation(actor),
    when=lambda task: goes_on(task.roadmap),
    refusal=OVER,
)
add_evidence = Permission(
    "roadmap.add_evidence",
    _("Add evidence to the road"),
    Roadmap,
    who=belonging,
    when=goes_on,
    refusal=OVER,
)
see_evidence = Permission(
    "roadmap.see_evidence",
    _("See the picture that somebody added as evidence"),
    Evidence,
    who=belonging,
    when=lambda evidence: evidence.file_id is not None,
    refusal=_("There is no picture here."),
)
take_back_evidence = Permission(
    "roadmap.take_back_evidence",
    _("Take back evidence, as who added it or who leads"),
    Evidence,
    who=lambda actor: _own_or_leading(actor, "added_by"),
    when=lambda evidence: evidence.taken_back_at is None,
    refusal=_("This was taken back already. Nothing was changed."),
)
enter_decision = Permission(
    "roadmap.enter_decision",
    _("Enter a decision of the service into the register"),
    Organisation,
    who=lambda actor: belonging(actor, "id"),
    when=_is_no_case,
    refusal=CASE,
)
enter_document = Permission(
    "roadmap.enter_document",
    _("Enter a document that was written together"),
    Organisation,
    who=lambda actor: belonging(actor, "id"),
    when=_is_no_case,
    refusal=CASE,
)
enter_post = Permission(
    "roadmap.enter_post",
    _("Enter a post for somebody with lived experience"),
    Organisation,
    who=lambda actor: leading(actor, "id"),
    when=_is_no_case,
    refusal=CASE,
)


def _correcting(name: str, label: Any, model: type[Any]) -> Permission[Any]:
    return Permission(
        f"roadmap.{name}",
        label,
        model,
        who=lambda actor: _own_or_leading(actor, "entered_by"),
        when=lambda row: not model.objects.filter(replaces=row).exists(),
        refusal=CORRECTED,
    )


correct_decision = _correcting("correct_decision", _("Correct a decision in the register"), ServiceDecision)
correct_document = _correcting("correct_document", _("Correct a document in the register"), SharedDocument)
correct_post = _correcting("correct_post", _("Correct a post in the register"), Post)


def _speaks(actor: Actor) -> Q:
    """Initiatives of organisations in which the actor speaks from a standpoint."""
    mine = Membership.objects.filter(person_id=actor.pk, left_at=None).exclude(speaking_as="")
    return Q(organisation_id__in=mine.values("organisation_id"))


see_gate = Permission("roadmap.see_gate", _("See whether something is ready to start"), Initiative, who=belonging)
look_first = Permission(
    "roadmap.look_first",
    _("Look at the four questions before something starts"),
    Initiative,
    who=_speaks,
    when=lambda initiative: initiative.is_open and not initiative.organisation.is_published_case,
    refusal=_("This initiative is closed. Nothing was changed."),
)
