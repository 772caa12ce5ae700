"""What a person asks of their own looks at their practice."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from assieme.core.actors import Actor
from assieme.logic.scoring.readiness import Answer, Answers
from assieme.toolkit.readiness.models import Practice
from assieme.toolkit.readiness.words import OF_ONESELF


@dataclass(frozen=True)
class Look:
    """One look: when, and the thing that the person wanted to try."""

    id: UUID
    begun_at: datetime
    finished_at: datetime | None
    will_try: str
    said: int


def looks(person: Actor) -> list[Look]:
    """A person's looks, newest first. Two queries."""
    rows = Practice.objects.filter(person_id=person.pk).order_by("-id").prefetch_related("answers")
    return [Look(one.pk, one.begun_at, one.finished_at, one.will_try, len(one.answers.all())) for one in rows]


def answers_of(practice: Practice) -> Answers:
    """Answers by prompt. One query."""
    return {row.prompt: None if row.value is None else Answer(row.value) for row in practice.answers.all()}


def answers_before(practice: Practice) -> Answers | None:
    """The answers of the look before this one; None at the first. Two queries."""
    earlier = Practice.objects.filter(person_id=practice.person_id, pk__lt=practice.pk, finished_at__isnull=False)
    before = earlier.order_by("-id").first()
    return answers_of(before) if before else None


def as_data(practice: Practice) -> dict[str, Any]:
    """All of a look, for a file: each question with its answer as a number (null: "I don't know")."""
    answers = answers_of(practice)
    return {
        "begun_at": practice.begun_at,
        "finished_at": practice.finished_at,
        "will_try": practice.will_try,
        "answers": [
            {"id": prompt, "question": str(text), "answer": answers[prompt]}
            for prompt, text in OF_ONESELF.items()
            if prompt in answers
        ],
    }
