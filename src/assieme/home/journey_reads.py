"""An initiative's path: what is done, what is next and who is waited for, gathered from the rooms."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assieme.assemblies.bodies.models import Assembly
from assieme.assemblies.meetings.models import Meeting
from assieme.circles import pictures
from assieme.circles import reads as circles
from assieme.circles.layout import NARROW, WIDE
from assieme.core.actors import Actor
from assieme.core.ui.words import level_word, standpoint_word
from assieme.evidence.barriers import reads as barriers
from assieme.organisations.models import Declaration, Initiative, Invitation, JoinRequest, StepState
from assieme.toolkit.cards import reads as cards
from assieme.toolkit.readiness import reads as readiness

STEPS = StepState.Step


@dataclass(frozen=True)
class PathStep:
    """One step as the path shows it. `state` is done, current or todo; `tone` is the tag's."""

    number: int
    key: str
    title: str
    text: str
    tag: str
    tone: str
    state: str
    href: str
    reopened: bool


@dataclass(frozen=True)
class Journey:
    """Everything the path's page shows. A constant number of queries, whatever the rows.

    `in_the_way` has the titles of the steps that something stands in the way of, with how many things do.
    """

    steps: tuple[PathStep, ...]
    cards: cards.Summary | None
    circle: tuple[pictures.Drawing, pictures.Drawing] | None
    people: int
    assembly: Assembly | None
    next_meeting: date | None
    declaration: Declaration | None
    in_the_way: tuple[tuple[str, int], ...]

    @property
    def current(self) -> PathStep | None:
        return next((step for step in self.steps if step.state == "current"), None)


@dataclass(frozen=True)
class _Said:
    """`href` is empty for a step with no page to open, None for one whose page everybody may open."""

    text: str
    tag: str = ""
    tone: str = "neutral"
    href: str | None = None


def journey(initiative: Initiative, today: date, *, leads: bool) -> Journey:
    """Gather the path of one initiative. Who does not lead it sees the invitation's public page, not its own."""
    declaration = initiative.declarations.order_by("-id").first()
    rings = circles.by_circle(circles.placed_people(initiative))
    named = circles.summary(rings, today)
    said = {
        STEPS.MAP: _map(initiative),
        STEPS.FOCUS: _focus(declaration),
        STEPS.PEOPLE: _people(named),
        STEPS.MARKET: _market(initiative, leads=leads),
        STEPS.GROW: _Said(_("What changed, and what the rules and the practice look like.")),
    }
    assembly = Assembly.objects.filter(initiative=initiative).order_by("id").first()
    meeting = (
        Meeting.objects.filter(assembly=assembly, held_on__gte=today).order_by("held_on").first() if assembly else None
    )
    return Journey(
        steps=_steps(initiative, said),
        cards=cards.summary_for(initiative),
        circle=(pictures.draw(rings, WIDE), pictures.draw(rings, NARROW)) if named.people else None,
        people=initiative.people.filter(until=None).count(),
        assembly=assembly,
        next_meeting=meeting.held_on if meeting else None,
        declaration=declaration,
        in_the_way=tuple(
            (str(STEPS(step).label), count) for step, count in barriers.touched(initiative.organisation_id).items()
        ),
    )


def takes_part(initiative: Initiative, reader: Actor) -> bool:
    return initiative.people.filter(person_id=reader.pk, until=None).exists()


def _steps(initiative: Initiative, said: dict[StepState.Step, _Said]) -> tuple[PathStep, ...]:
    states = {row.step: row for row in initiative.steps.all()}
    done = {step for step in STEPS if step in states and states[step].done_at}
    current = next((step for step in STEPS if step not in done), None)
    return tuple(
        PathStep(
            number=number,
            key=step.value,
            title=str(step.label),
            text=said[step].text,
            tag=said[step].tag,
            tone=said[step].tone,
            state="done" if step in done else "current" if step == current else "todo",
            href=_href(initiative, step, said[step]),
            reopened=step in states and states[step].reopened_at is not None and step not in done,
        )
        for number, step in enumerate(STEPS, start=1)
    )


def _href(initiative: Initiative, step: StepState.Step, said: _Said) -> str:
    return reverse(step.value, kwargs={"id": initiative.pk}) if said.href is None else said.href


def _map(initiative: Initiative) -> _Said:
    found = readiness.summary_for(initiative)
    if found is None:
        return _Said(_("How ready are we? Nineteen short questions."))
    answered = ngettext("%(n)s person answered", "%(n)s people answered", found.answered) % {"n": found.answered}
    if not found.gaps:
        return _Said(_("We know how ready we are."), answered, "done")
    gaps = ngettext("%(n)s gap to work on.", "%(n)s gaps to work on.", len(found.gaps)) % {"n": len(found.gaps)}
    return _Said(gaps, answered, "done")


def _focus(declaration: Declaration | None) -> _Said:
    if declaration is None:
        return _Said(_("Say what you will do together, and how much others decide."))
    level = _("we promised: %(level)s") % {"level": level_word(declaration.level)}
    return _Said(_("What we do together, in our own words."), level, "done")


def _people(found: circles.Summary) -> _Said:
    if not found.people:
        return _Said(_("Who takes part, and how? Draw your circle."))
    text = ngettext("%(n)s person on the circle.", "%(n)s people on the circle.", found.people) % {"n": found.people}
    missing = ", ".join(str(standpoint_word(one, many=True)) for one in found.missing)
    return _Said(text, _("missing: %(who)s") % {"who": missing} if missing else "", "gap")


def _market(initiative: Initiative, *, leads: bool) -> _Said:
    invitation = Invitation.objects.filter(initiative=initiative).first()
    if invitation is None or not invitation.is_open:
        return _Said(_("Invite people with a link or a poster."), href=None if leads else "")
    if not leads:
        return _Said(_("The invitation is open."), href=reverse("join", kwargs={"code": invitation.code}))
    waiting = initiative.join_requests.filter(state=JoinRequest.State.WAITING).count()
    if not waiting:
        return _Said(_("The invitation is open."), _("link and poster ready"), "done")
    asks = ngettext("%(n)s person asks to join", "%(n)s people ask to join", waiting) % {"n": waiting}
    return _Said(_("The invitation is open."), asks, "waiting")
