"""Matters between groups: the links, what is sent, put on a list, carried further and answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.models import Assembly
from assieme.assemblies.matters import access, events, notices
from assieme.assemblies.matters.links import ends_of
from assieme.assemblies.matters.models import Link, Matter, Problem
from assieme.assemblies.matters.raisers import people_behind
from assieme.assemblies.meetings import agenda_actions
from assieme.assemblies.meetings.models import AgendaItem, Meeting
from assieme.core.access import Refused, require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.days import day_of
from assieme.core.events import record
from assieme.organisations.models import Organisation
from assieme.people.models import Person
from assieme.people.notices import notify
from assieme.toolkit.cards.access import see_card
from assieme.toolkit.cards.models import Card

NO_LINK = _("These groups do not send matters to each other. Nothing was sent.")
BEEN_THERE = _("The matter has been with this group already. Nothing was sent.")


@dataclass(frozen=True)
class Letter:
    """What is sent: a few words, more words, and the card or the problem that it is about."""

    title: str
    words: str = ""
    card: Card | None = None
    problem: Problem | None = None


@action
def declare_link(
    *, organisation: Organisation, forum: Assembly, area: Assembly, days: int, by: Actor, now: datetime
) -> Link:
    """From now on `forum` sends matters up to `area`, which answers within so many days, and `area` down to `forum`.

    Raises ValueError for groups of another organisation.
    """
    organisation = lock(organisation)
    require(access.declare_link, by, organisation)
    if forum == area or {forum.organisation_id, area.organisation_id} != {organisation.pk}:
        raise ValueError("two groups of this organisation")
    if Link.objects.filter(forum__in=(forum, area), area__in=(forum, area), ended_at=None).exists():
        raise Refused(_("These two groups are linked already. Nothing was changed."))
    link = Link.objects.create(organisation=organisation, forum=forum, area=area, days=days, declared_at=now)
    record(
        events.link_declared,
        by=by,
        now=now,
        organisation=organisation.pk,
        subject=link.pk,
        forum=forum.pk,
        area=area.pk,
        days=days,
    )
    return link


@action
def end_link(*, link: Link, by: Actor, now: datetime) -> Link:
    """No more matters go this way. Those that went still get their answers."""
    link = lock(link)
    require(access.end_link, by, link)
    link.ended_at = now
    link.save(update_fields=["ended_at"])
    record(
        events.link_ended,
        by=by,
        now=now,
        organisation=link.organisation_id,
        subject=link.pk,
        forum=link.forum_id,
        area=link.area_id,
    )
    return link


@action
def send_matter(*, sender: Assembly, receiver: Assembly, letter: Letter, by: Actor, now: datetime) -> Matter:
    """Send a matter along a link, up or down. Who raised it hears of it."""
    sender = lock(sender)
    require(access.send_matter, by, sender)
    if letter.card is not None:
        require(see_card, by, letter.card)
    if letter.problem is not None:
        require(access.see_problem, by, letter.problem)
    matter = _sent(sender, receiver, letter, None, by, now)
    _tell([matter], notices.MATTER_SENT, by, now)
    record(
        events.matter_sent,
        by=by,
        now=now,
        organisation=sender.organisation_id,
        subject=matter.pk,
        sender=sender.pk,
        receiver=receiver.pk,
        direction=matter.direction,
        due_on=matter.due_on,
    )
    return matter


@action
def send_further(*, matter: Matter, receiver: Assembly, words: str, by: Actor, now: datetime) -> Matter:
    """Carry a matter to a group beyond: the answer that it gets there is the answer to all before it."""
    matter = lock(matter)
    require(access.answer_matter, by, matter)
    if receiver.pk in _places(matter):
        raise Refused(BEEN_THERE)
    letter = Letter(matter.title, words, matter.card, matter.problem)
    further = _sent(matter.receiver, receiver, letter, matter, by, now)
    _tell([further, *_before(further)], notices.MATTER_SENT, by, now)
    record(
        events.matter_sent,
        by=by,
        now=now,
        organisation=matter.organisation_id,
        subject=further.pk,
        sender=matter.receiver_id,
        receiver=receiver.pk,
        direction=further.direction,
        earlier=matter.pk,
        due_on=further.due_on,
    )
    return further


@action
def list_matter(*, matter: Matter, meeting: Meeting, minutes: int, by: Actor, now: datetime) -> AgendaItem:
    """Put it on the list of a meeting of the group that it came to. Its words stay here, where they can be erased."""
    matter = lock(matter)
    require(access.list_matter, by, matter)
    if meeting.assembly_id != matter.receiver_id:
        raise ValueError("a meeting of another group")
    if AgendaItem.objects.filter(meeting=meeting, matter_id=matter.pk).exists():
        raise Refused(_("It is on this list already. Nothing was changed."))
    item = agenda_actions.bring_item(
        meeting=meeting, title=matter.title, minutes=minutes, matter=matter.pk, by=by, now=now
    )
    record(
        events.matter_listed,
        by=by,
        now=now,
        organisation=matter.organisation_id,
        subject=matter.pk,
        meeting=meeting.pk,
        item=item.pk,
    )
    return item


@action
def answer_matter(*, matter: Matter, answer: str, reply: str, by: Actor, now: datetime) -> Matter:
    """Answer it, and with it all that it carried further. Raises ValueError for an answer without words."""
    matter = lock(matter)
    require(access.answer_matter, by, matter)
    if answer not in Matter.Reply.values or not reply.strip():
        raise ValueError("an answer is yes, otherwise or no, and is said in words")
    matter.reply, matter.answered_by = reply, by if isinstance(by, Person) else None
    answered = [matter, *_before(matter)]
    for one in answered:
        one.answer, one.answered_at = answer, now
        one.save(update_fields=["answer", "reply", "answered_by", "answered_at"])
        record(
            events.matter_answered,
            by=by,
            now=now,
            organisation=one.organisation_id,
            subject=one.pk,
            answer=answer,
            later=matter.pk if one is not matter else None,
        )
    _tell(answered, notices.MATTER_ANSWERED, by, now)
    return matter


def _sent(
    sender: Assembly, receiver: Assembly, letter: Letter, earlier: Matter | None, by: Actor, now: datetime
) -> Matter:
    """Raises Refused where no link leads there, and ValueError where nothing is said."""
    way = next((one for one in ends_of(sender) if one.assembly == receiver), None)
    if way is None:
        raise Refused(NO_LINK)
    if not letter.title.strip():
        raise ValueError("a matter has a title")
    return Matter.objects.create(
        organisation_id=sender.organisation_id,
        sender=sender,
        receiver=receiver,
        direction=way.direction,
        title=letter.title,
        words=letter.words,
        card=letter.card,
        problem=letter.problem,
        earlier=earlier,
        sent_by=by if isinstance(by, Person) else None,
        sent_at=now,
        due_on=day_of(now, sender.organisation.time_zone) + timedelta(days=way.days),
    )


def _before(matter: Matter) -> list[Matter]:
    """The matters that this one carries further, the nearest first, each under lock."""
    found: list[Matter] = []
    while matter.earlier_id is not None and matter.earlier is not None:
        matter = lock(matter.earlier)
        found.append(matter)
    return found


def _places(matter: Matter) -> set[object]:
    """The groups that a matter has been with."""
    return {place for one in (matter, *_before(matter)) for place in (one.sender_id, one.receiver_id)}


def _tell(matters: Iterable[Matter], code: str, by: Actor, now: datetime) -> None:
    """Whoever raised it and whoever carried it here, once each; not who does it now."""
    for person, matter in people_behind(matters).items():
        if person.pk != by.pk and person.erased_at is None:
            path = reverse("matter", kwargs={"id": matter.pk})
            notify(person, matter.organisation_id, code, matter.title[:200], path, now)
