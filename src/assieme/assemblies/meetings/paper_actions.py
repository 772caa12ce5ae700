"""Writes of a meeting's papers."""

from datetime import datetime

from assieme.assemblies.meetings import events
from assieme.assemblies.meetings import paper_access as access
from assieme.assemblies.meetings.models import Meeting, Paper
from assieme.core.access import Refused, require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.core.files import Picture, erase, keep_picture


@action
def bring_paper(*, meeting: Meeting, title: str, words: str, picture: Picture, by: Actor, now: datetime) -> Paper:
    """Put a paper beside the meeting. Raises Refused where it has as many as it can have."""
    meeting = lock(meeting)
    require(access.bring_paper, by, meeting)
    if meeting.papers.count() >= access.MOST_PAPERS:
        raise Refused(access.FULL)
    paper = Paper.objects.create(
        organisation_id=meeting.organisation_id,
        meeting=meeting,
        title=title,
        words=words,
        file=keep_picture(picture, owner=by.pk, organisation=meeting.organisation_id),
        brought_by_id=by.pk,
        brought_at=now,
    )
    record(
        events.paper_brought,
        by=by,
        now=now,
        organisation=meeting.organisation_id,
        subject=meeting.pk,
        paper=paper.pk,
    )
    return paper


@action
def take_off_paper(*, paper: Paper, by: Actor, now: datetime) -> None:
    """Take it off, and erase its file."""
    meeting = lock(paper.meeting)
    paper = lock(paper)
    require(access.take_off_paper, by, paper)
    record(
        events.paper_taken_off,
        by=by,
        now=now,
        organisation=meeting.organisation_id,
        subject=meeting.pk,
        paper=paper.pk,
    )
    stored = paper.file
    paper.delete()
    if stored is not None:
        erase(stored)
