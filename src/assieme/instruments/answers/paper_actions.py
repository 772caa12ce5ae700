"""Sheets that were filled in on paper: two people type each one alone; it counts when both say the same."""

from datetime import datetime

from django.utils.translation import gettext as _

from assieme.core.access import Refused, require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.instruments import access, events
from assieme.instruments.answers.comparing import differences
from assieme.instruments.answers.counting import count_in
from assieme.instruments.answers.kept import answers_of, kept
from assieme.instruments.answers.reads import TYPISTS
from assieme.instruments.days import licence_lasts, today_for
from assieme.instruments.models import Paper, Sheet, Wave
from assieme.logic.questionnaires.model import Answers


@action
def begin_typing(*, wave: Wave, number: int, standpoint: str, by: Actor, now: datetime) -> Sheet:
    """Begin to type the sheet with this number, or go on. Raises Refused once two others have typed it, and in what
    was closed: the same may have been asked of others since."""
    wave = lock(wave)
    require(access.type_paper, by, wave)
    if wave.closed_at is not None:
        raise Refused(access.CLOSED)
    if not licence_lasts(wave.instrument, today_for(wave, now)):
        raise Refused(_("Its licence has run out. Nothing was changed."))
    paper, _created = Paper.objects.get_or_create(
        wave=wave, number=number, defaults={"organisation_id": wave.organisation_id, "begun_at": now}
    )
    own = Sheet.objects.filter(paper=paper, typed_by_id=by.pk).first()
    if own is None and (paper.is_settled or paper.typings.count() >= TYPISTS):
        raise Refused(_("Two people have typed this sheet already. Look at the number on it."))
    if own is None:
        own = Sheet(organisation_id=wave.organisation_id, wave=wave, way=Wave.Way.PAPER, paper=paper, typed_by_id=by.pk)
    own.standpoint = standpoint
    own.save()
    record(
        events.paper_typed,
        by=by,
        now=now,
        organisation=wave.organisation_id,
        subject=wave.instrument_id,
        wave=wave.pk,
        paper=paper.pk,
    )
    return own


@action
def finish_typing(*, sheet: Sheet, by: Actor, now: datetime) -> Paper:
    """Say that the sheet is typed. Where the other typing says the same, it counts now."""
    sheet = lock(sheet)
    require(access.change_sheet, by, sheet)
    if sheet.paper is None:
        raise ValueError("this sheet was not on paper")
    paper = lock(sheet.paper)
    sheet.finished = True
    sheet.save(update_fields=["finished"])
    record(
        events.paper_typed,
        by=by,
        now=now,
        organisation=sheet.organisation_id,
        subject=sheet.wave.instrument_id,
        wave=sheet.wave_id,
        paper=paper.pk,
    )
    typed = list(paper.typings.filter(finished=True))
    if len(typed) == TYPISTS and not differences(*typed):
        _settle(paper, answers_of(sheet), sheet.standpoint, now)
        record(
            events.paper_settled,
            by=by,
            now=now,
            organisation=paper.organisation_id,
            subject=paper.wave.instrument_id,
            wave=paper.wave_id,
            paper=paper.pk,
            differences=0,
        )
    return paper


@action
def settle_paper(*, paper: Paper, right: dict[str, int], by: Actor, now: datetime) -> Paper:
    """Settle where two typings differ: for each difference, by name, which typing (0 or 1) is right.

    Raises ValueError where one difference is left open.
    """
    paper = lock(paper)
    require(access.settle_paper, by, paper)
    first, second = paper.typings.order_by("id")
    found = differences(first, second)
    if right.keys() != {one.name for one in found} or not set(right.values()) <= {0, 1}:
        raise ValueError("each difference has one typing that is right")
    answers: Answers = answers_of(first)
    standpoint = first.standpoint
    for one in found:
        if right[one.name] == 0:
            continue
        if one.place is None:
            standpoint = second.standpoint
        elif one.second is None:
            del answers[one.place]
        else:
            answers[one.place] = one.second
    _settle(paper, answers, standpoint, now)
    record(
        events.paper_settled,
        by=by,
        now=now,
        organisation=paper.organisation_id,
        subject=paper.wave.instrument_id,
        wave=paper.wave_id,
        paper=paper.pk,
        differences=len(found),
    )
    return paper


def _settle(paper: Paper, answers: Answers, standpoint: str, now: datetime) -> None:
    """Count the sheet, and let go of its two typings and of its number."""
    wave = lock(paper.wave)
    paper.settled_at = now
    paper.save(update_fields=["settled_at"])
    paper.typings.all().delete()
    sheet = Sheet(organisation_id=paper.organisation_id, wave=wave, way=Wave.Way.PAPER, answers=kept(answers))
    count_in(sheet, standpoint, now)
