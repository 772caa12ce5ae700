"""Writes for guests: slips, each with a code by which somebody without an account answers a question once."""

from datetime import datetime

from assieme.assemblies.opinions import access, events
from assieme.assemblies.opinions.models import MOST_AT_ONCE, MOST_CODES, Answer, Guest, Question
from assieme.assemblies.opinions.reads import require_in_time, slips_made
from assieme.core.access import Refused, require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.people.codes import hash_of, new_code


@action
def make_codes(*, question: Question, number: int, by: Actor, now: datetime) -> list[str]:
    """Fresh codes: returned once and kept nowhere. Which was given to whom is not known to us.

    Raises ValueError for a number outside 1 to 60, and Refused where the question would have more than 300 of them.
    """
    question = lock(question)
    require(access.ask_guests, by, question)
    require_in_time(question, now)
    if not 1 <= number <= MOST_AT_ONCE:
        raise ValueError(f"1 to {MOST_AT_ONCE} codes at a time")
    if slips_made(question) + number > MOST_CODES:
        raise Refused(access.MANY)
    codes = [new_code() for _number in range(number)]
    Guest.objects.bulk_create(
        Guest(organisation_id=question.organisation_id, question=question, code_hash=hash_of(code)) for code in codes
    )
    record(
        events.codes_made,
        by=by,
        now=now,
        organisation=question.organisation_id,
        subject=question.pk,
        number=number,
    )
    return codes


@action
def withdraw_codes(*, question: Question, by: Actor, now: datetime) -> None:
    """Slips that got lost open nothing any more: all with which nobody has answered or written.

    The log is not told how many: with how many were made, it would tell how many guests answered.
    """
    question = lock(question)
    require(access.ask_guests, by, question)
    unused = question.guests.exclude(code_hash=None).filter(statements=None)
    unused.exclude(pk__in=Answer.objects.exclude(guest=None).values("guest_id")).delete()
    record(events.codes_withdrawn, by=by, now=now, organisation=question.organisation_id, subject=question.pk)
