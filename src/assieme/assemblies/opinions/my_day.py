"""What of opinion maps waits for a person today."""

from datetime import date

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.waiting import Waiting
from assieme.assemblies.opinions.access import take_part
from assieme.assemblies.opinions.models import Answer, Question, Statement
from assieme.assemblies.opinions.reads import all_waiting
from assieme.core.actors import Actor

MOST = 5
ANSWER = _("A question is open. Say what you think, one short statement at a time.")
LOOK = _("Somebody wrote a statement. It waits for your look.")


def waiting_for(person: Actor, today: date) -> tuple[Waiting, ...]:
    """Open questions with statements that the person did not answer; else those that wait for a look. Two queries."""
    answered = Answer.objects.filter(person_id=person.pk).values("statement_id")
    theirs = Statement.objects.filter(question=OuterRef("pk")).exclude(words="")
    to_answer = theirs.filter(state=Statement.State.SHOWN).exclude(pk__in=answered)
    to_look_at = all_waiting(person).filter(question=OuterRef("pk"))
    open_now = take_part.rows(person).filter(phase=Question.Phase.OPEN, closes_on__gte=today).order_by("-id")
    asked = list(open_now.filter(Exists(to_answer))[:MOST])
    written = open_now.filter(Exists(to_look_at)).exclude(pk__in=[one.pk for one in asked])[:MOST]
    return (
        *(_about(one, ANSWER, "opinion_question") for one in asked),
        *(_about(one, LOOK, "look_at_statements") for one in written),
    )


def _about(question: Question, sentence: Promise, name: str) -> Waiting:
    return Waiting(question.asked, sentence, reverse(name, kwargs={"id": question.pk}), question.closes_on)
