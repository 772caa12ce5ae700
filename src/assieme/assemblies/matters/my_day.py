"""What a person's own day asks of decisions, problems and matters: what waits for them, and what came of theirs."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.waiting import Waiting
from assieme.assemblies.matters import decision_reads, matter_reads
from assieme.assemblies.matters.access import answer_matter
from assieme.assemblies.matters.models import Attempt, Problem
from assieme.core.actors import Actor
from assieme.people.models import Person

MOST = 10
DO = _("You said that you do this.")
ASKED = _("You are asked to do this. Will you?")
ANSWER = _("Another group asks yours. It waits for an answer.")
TRIED = _("You tried this. What happened?")
LOOK = _("You help with this problem.")


def waiting_for(person: Person, today: date) -> tuple[Waiting, ...]:
    """What the person said they do, tries and problems of theirs, and matters that wait where they chair."""
    return (*_doing(person, today), *_answers(person, today), *_problems(person))


def _doing(person: Person, today: date) -> Iterator[Waiting]:
    for line in decision_reads.waiting_of(person, today):
        yield Waiting(line.what, ASKED if line.asked else DO, line.path, line.due_on, line.late)


def _answers(actor: Actor, today: date) -> Iterator[Waiting]:
    for line in matter_reads.waiting_among(answer_matter.rows(actor), today)[:MOST]:
        yield Waiting(line.title, ANSWER, reverse("matter", kwargs={"id": line.id}), line.due_on, line.late)


def _problems(actor: Actor) -> Iterator[Waiting]:
    tried = Attempt.objects.filter(begun_by_id=actor.pk, ended_at=None).order_by("begun_at")
    for attempt in tried[:MOST]:
        yield Waiting(attempt.what, TRIED, reverse("end_try", kwargs={"id": attempt.problem_id}))
    mine = Problem.objects.filter(team__person_id=actor.pk, closed_at=None).exclude(state=Problem.State.TRIED)
    for problem in mine.order_by("-id")[:MOST]:
        yield Waiting(problem.words, LOOK, reverse("problem", kwargs={"id": problem.pk}))
