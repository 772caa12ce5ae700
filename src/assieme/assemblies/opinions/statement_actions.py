"""Writing a statement, and looking at one before it is shown."""

from datetime import datetime

from django.urls import reverse

from assieme.assemblies.opinions import access, events, notices
from assieme.assemblies.opinions.models import Look, Question, Statement
from assieme.assemblies.opinions.reads import require_in_time
from assieme.assemblies.opinions.standpoints import require_lookers, standpoints_in
from assieme.core.access import Refused, require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.days import day_key, day_of, start_of
from assieme.core.events import record
from assieme.people.notices import notify
from assieme.toolkit.claims import Claimant

State = Statement.State
MOST_OF_A_GUEST = 5
TOLD = {State.SHOWN: notices.SHOWN, State.HELD_BACK: notices.HELD_BACK}


@action
def write_statement(*, question: Question, words: str, by: Actor, now: datetime) -> Statement:
    """Add a statement. It waits until two people of different standpoints let it through."""
    question = lock(question)
    require(access.take_part, by, question)
    require_in_time(question, now)
    require_lookers(question, by)
    own = access.written_by(by)
    if access.is_guest(by) and question.statements.filter(**own).count() >= MOST_OF_A_GUEST:
        raise Refused(access.ENOUGH)
    if question.statements.filter(words__iexact=words).exclude(state=State.HELD_BACK).exists():
        raise Refused(access.TWICE)
    statement = Statement.objects.create(
        organisation_id=question.organisation_id, question=question, words=words, **own
    )
    day = day_of(now, question.organisation.time_zone)
    record(
        events.statement_written,
        by=Claimant(question.pk),
        now=start_of(day),
        key=day_key(day),
        organisation=question.organisation_id,
        subject=question.pk,
    )
    return statement


@action
def look_at_statement(*, statement: Statement, reason: str, by: Actor, now: datetime) -> Statement:
    """Let a statement through (no reason), or say why not. Two standpoints that say the same settle it.

    So no standpoint alone shows a statement, and none alone buries one. Its author is told.
    """
    question = lock(statement.question)
    statement = lock(statement)
    require(access.look_at_statement, by, statement)
    standpoint = standpoints_in(question, [by.pk]).get(by.pk)
    if standpoint is None:
        raise Refused(access.NO_STANDPOINT)
    if statement.looks.filter(person_id=by.pk).exists():
        raise Refused(access.LOOKED)
    Look.objects.create(statement=statement, person_id=by.pk, standpoint=standpoint, reason=reason)
    statement.state = _settled(statement)
    statement.save(update_fields=["state"])
    if statement.state in TOLD and statement.author is not None:
        path = reverse("my_opinions", kwargs={"id": question.pk})
        code = TOLD[State(statement.state)]
        notify(statement.author, question.organisation_id, code, statement.words, path, now)
    day = day_of(now, question.organisation.time_zone)
    record(
        events.statement_looked_at,
        by=Claimant(question.pk),
        now=start_of(day),
        key=day_key(day),
        organisation=question.organisation_id,
        subject=question.pk,
        state=statement.state,
    )
    return statement


def _settled(statement: Statement) -> State:
    """What two different standpoints agree on; until then it waits."""
    looks = list(statement.looks.values_list("standpoint", "reason"))
    through = {standpoint for standpoint, reason in looks if not reason}
    against = {standpoint for standpoint, reason in looks if reason}
    if len(through) > 1:
        return State.SHOWN
    return State.HELD_BACK if len(against) > 1 else State.WAITING
