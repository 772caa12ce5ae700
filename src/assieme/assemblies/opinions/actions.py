"""Writes of a question: opening it, what people say of statements, moving its day, and its end."""

from collections.abc import Sequence
from datetime import date, datetime

from django.urls import reverse

from assieme.assemblies.bodies.models import Assembly
from assieme.assemblies.opinions import access, events, notices
from assieme.assemblies.opinions.drawing import kept_of
from assieme.assemblies.opinions.models import Answer, Drawn, Look, Question, Statement
from assieme.assemblies.opinions.reads import require_in_time
from assieme.assemblies.opinions.standpoints import require_lookers
from assieme.core.access import Refused, require
from assieme.core.action import action, lock, quiet, share
from assieme.core.actors import Actor
from assieme.core.days import day_key, day_of, start_of
from assieme.core.events import record
from assieme.people.models import Notice
from assieme.people.notices import notify_all
from assieme.toolkit.claims import Claimant


@action
def open_question(
    *,
    assembly: Assembly,
    asked: str,
    statements: Sequence[str],
    audience: str,
    closes_on: date,
    by: Actor,
    now: datetime,
) -> Question:
    """Ask people. The first statements wait for two people's look, as all others do."""
    assembly = lock(assembly)
    require(access.open_question, by, assembly)
    if closes_on < day_of(now, assembly.organisation.time_zone):
        raise Refused(access.PAST)
    question = Question.objects.create(
        organisation_id=assembly.organisation_id,
        assembly=assembly,
        asked=asked,
        audience=audience,
        closes_on=closes_on,
        opened_at=now,
    )
    require_lookers(question, by)
    for words in dict.fromkeys(statements):
        Statement.objects.create(
            organisation_id=question.organisation_id, question=question, author_id=by.pk, words=words
        )
    record(
        events.question_opened,
        by=by,
        now=now,
        organisation=question.organisation_id,
        subject=question.pk,
        assembly=assembly.pk,
        closes=closes_on,
        audience=audience,
    )
    return question


@quiet
def answer_statement(*, statement: Statement, choice: int, by: Actor, now: datetime) -> Answer:
    """Agree (1), disagree (-1) or pass (0); the last answer counts. The log is not told who answered.

    Raises ValueError for another choice.
    """
    if choice not in (Answer.AGREE, Answer.PASS, Answer.DISAGREE):
        raise ValueError("agree, disagree or pass")
    question = share(statement.question)
    require(access.answer_statement, by, statement)
    require(access.take_part, by, question)
    require_in_time(question, now)
    answer, _new = Answer.objects.update_or_create(
        statement=statement,
        **access.said_by(by),
        defaults={"choice": choice},
        create_defaults={"choice": choice, "organisation_id": question.organisation_id},
    )
    return answer


@action
def take_back_answers(*, question: Question, by: Actor, now: datetime) -> None:
    """Erase all one's own answers to a question that is still open, also after leaving."""
    question = lock(question)
    require(access.take_back, by, question)
    Answer.objects.filter(statement__question=question, **access.said_by(by)).delete()
    day = day_of(now, question.organisation.time_zone)
    record(
        events.answers_taken_back,
        by=Claimant(question.pk),
        now=start_of(day),
        key=day_key(day),
        organisation=question.organisation_id,
        subject=question.pk,
    )


@action
def move_day(*, question: Question, closes_on: date, by: Actor, now: datetime) -> None:
    """Give people more days, or fewer."""
    question = lock(question)
    require(access.end_question, by, question)
    if closes_on < day_of(now, question.organisation.time_zone):
        raise Refused(access.PAST)
    question.closes_on = closes_on
    question.save(update_fields=["closes_on"])
    record(
        events.day_moved,
        by=by,
        now=now,
        organisation=question.organisation_id,
        subject=question.pk,
        closes=closes_on,
    )


@action
def end_question(*, question: Question, by: Actor, now: datetime) -> Drawn | None:
    """Keep the answers without names, if enough people answered; erase whose they were, and who looked at what."""
    question = lock(question)
    require(access.end_question, by, question)
    kept = kept_of(question)
    answers = Answer.objects.filter(statement__question=question)
    told = list(answers.exclude(person=None).values_list("person_id", flat=True).distinct())
    drawn = None
    if kept is not None:
        for number, statement in enumerate(kept.statements):
            Statement.objects.filter(pk=statement.pk).update(number=number)
        drawn = Drawn.objects.create(
            question=question,
            votes=kept.votes,
            groups=kept.groups,
            standpoints=kept.standpoints,
            with_guests=kept.with_guests,
            at=now,
        )
    answers.delete()
    Look.objects.filter(statement__question=question).delete()
    question.phase, question.ended_at = Question.Phase.ENDED, now
    question.save(update_fields=["phase", "ended_at"])
    path = reverse("opinion_question", kwargs={"id": question.pk})
    about = {"organisation_id": question.organisation_id, "code": notices.ENDED, "words": question.asked}
    notify_all([Notice(person_id=one, path=path, at=now, **about) for one in told])
    record(
        events.question_ended,
        by=by,
        now=now,
        organisation=question.organisation_id,
        subject=question.pk,
        people=len(drawn.votes) if drawn else 0,
        drawn=drawn.pk if drawn else None,
    )
    return drawn
