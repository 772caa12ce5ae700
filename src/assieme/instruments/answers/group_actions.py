"""Counting the hands of a group with one screen."""

from datetime import datetime

from django.utils.translation import gettext as _

from assieme.core.access import Refused, require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.instruments import access, events
from assieme.instruments.content.parsing import questionnaire_of
from assieme.instruments.content.questions import countable
from assieme.instruments.days import stay_within
from assieme.instruments.models import GroupCount, Wave


@action
def count_group(*, wave: Wave, standpoint: str, link_id: str, counts: dict[str, int], by: Actor, now: datetime) -> None:
    """Keep how many of a standpoint in the room gave each answer to one question; an earlier count is replaced.

    Raises ValueError for a question or an answer that can't be counted, and for a number below 0.
    """
    wave = lock(wave)
    require(access.lead_wave, by, wave)
    stay_within(wave, now)
    if Wave.Way.GROUP not in wave.ways:
        raise Refused(_("These questions are not asked in a group."))
    question = countable(questionnaire_of(wave.instrument)).get(link_id)
    if question is None or not counts.keys() <= question.keys() or any(number < 0 for number in counts.values()):
        raise ValueError("a question that has these answers, and numbers from 0")
    GroupCount.objects.filter(wave=wave, standpoint=standpoint, link_id=link_id).delete()
    GroupCount.objects.bulk_create(
        GroupCount(
            organisation_id=wave.organisation_id,
            wave=wave,
            standpoint=standpoint,
            link_id=link_id,
            answer=answer,
            people=people,
        )
        for answer, people in counts.items()
        if people
    )
    record(
        events.group_counted,
        by=by,
        now=now,
        organisation=wave.organisation_id,
        subject=wave.instrument_id,
        wave=wave.pk,
    )
