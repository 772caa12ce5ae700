"""Every write about good things and postcards.

Thanking leaves no event: leaders read the log, and nobody is to count who thanks and who does not.
"""

from datetime import date, datetime

from django.utils.translation import gettext as _

from assieme.core.access import Refused, require
from assieme.core.action import action, lock, quiet, share
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.organisations.models import Initiative
from assieme.people.models import Person
from assieme.people.notices import notify
from assieme.people.persons import system_person
from assieme.toolkit.claims import day_of
from assieme.toolkit.gratitude import access, events, notices, reads
from assieme.toolkit.gratitude.models import Hidden, NoCards, Postcard, Report, Switch, ThreeThings


@action
def switch_gratitude(*, initiative: Initiative, on: bool, by: Actor, now: datetime) -> Switch:
    """Switch gratitude on or off. What people got before stays theirs."""
    initiative = lock(initiative)
    require(access.switch_gratitude, by, initiative)
    switch, _made = Switch.objects.update_or_create(initiative=initiative, defaults={"on": on})
    record(
        events.gratitude_switched,
        by=by,
        now=now,
        organisation=initiative.organisation_id,
        subject=initiative.pk,
        on=on,
    )
    return switch


@quiet
def note_things(*, things: tuple[str, str, str], on: date, by: Actor, now: datetime) -> ThreeThings:  # noqa: ARG001
    """Keep three good things of a day, for this person alone."""
    person = Person.objects.get(pk=by.pk)
    require(access.note_things, by, person)
    first, second, third = things
    return ThreeThings.objects.create(author=person, first=first, second=second, third=third, on=on)


@quiet
def delete_things(*, things: ThreeThings, by: Actor, now: datetime) -> None:  # noqa: ARG001 - each is told when
    """Gone for good."""
    things = lock(things)
    require(access.own_things, by, things)
    things.delete()


@quiet
def send_postcard(
    *, initiative: Initiative, receiver: Person | None, words: str, signed: bool, by: Actor, now: datetime
) -> Postcard:
    """Send a card to a person who takes part and wants cards, or to all (no receiver).

    Raises Refused for a receiver who gets none, and for a card without a name where fewer than five people could
    have sent it.
    """
    initiative = share(initiative)
    require(access.join_in, by, initiative)
    if receiver and not reads.people_to_write_to(initiative, by).filter(pk=receiver.pk).exists():
        raise Refused(_("This person gets no postcards here. Nothing was sent."))
    if not signed and not reads.may_be_unsigned(initiative, receiver):
        raise Refused(_("You are too few for a card without a name. Nothing was sent."))
    card = Postcard.objects.create(
        initiative=initiative,
        sender_id=by.pk,
        receiver=receiver,
        words=words,
        signed=signed,
        sent_on=day_of(now, initiative.organisation.time_zone),
    )
    if receiver:
        notify(receiver, initiative.organisation_id, notices.POSTCARD_CAME, "", f"/gratitude/postcards/{card.pk}", now)
    return card


@quiet
def thank_for_postcard(*, card: Postcard, by: Actor, now: datetime) -> Postcard:
    """Say thank you; the sender is told."""
    card = lock(card)
    require(access.thank_for_postcard, by, card)
    card.thanked = True
    card.save(update_fields=["thanked"])
    notify(card.sender, card.organisation_id, notices.THANKED, "", f"/gratitude/postcards/{card.pk}", now)
    return card


@quiet
def hide_postcard(*, card: Postcard, by: Actor, now: datetime) -> None:  # noqa: ARG001 - each action is told when
    """The reader does not see it in lists any more; nobody is told."""
    card = share(card)
    require(access.answer_postcard, by, card)
    Hidden.objects.get_or_create(postcard=card, person_id=by.pk)


@quiet
def take_back_postcard(*, card: Postcard, by: Actor, now: datetime) -> Postcard:  # noqa: ARG001 - each is told when
    """The words are gone, for the receiver too."""
    card = lock(card)
    require(access.take_back_postcard, by, card)
    card.words = ""
    card.save(update_fields=["words"])
    return card


@quiet
def choose_cards(*, initiative: Initiative, wants: bool, by: Actor, now: datetime) -> None:  # noqa: ARG001
    """Say whether one wants postcards in this initiative. Nobody is told."""
    initiative = share(initiative)
    require(access.see_gratitude, by, initiative)
    if wants:
        NoCards.objects.filter(initiative=initiative, person_id=by.pk).delete()
    else:
        NoCards.objects.get_or_create(initiative=initiative, person_id=by.pk)


@action
def report_postcard(*, card: Postcard, words: str, by: Actor, now: datetime) -> Report:
    """Tell those who lead, but never the sender, that a card is not kind. The log does not say who told."""
    card = lock(card)
    require(access.answer_postcard, by, card)
    report, _made = Report.objects.update_or_create(
        postcard=card, author_id=by.pk, defaults={"words": words, "at": now, "outcome": ""}
    )
    Hidden.objects.get_or_create(postcard=card, person_id=by.pk)
    for leader in reads.leaders_but(card.initiative, card.sender):
        notify(leader, card.organisation_id, notices.REPORTED, "", f"/gratitude/reports/{report.pk}", now)
    record(
        events.report_made,
        by=system_person(),
        now=now,
        organisation=card.organisation_id,
        subject=card.initiative_id,
        report=report.pk,
    )
    return report


@action
def settle_report(*, report: Report, outcome: str, by: Actor, now: datetime) -> Report:
    """Take the card's words away, or leave them; whoever told is told. Raises ValueError for no such outcome."""
    report = lock(report)
    require(access.handle_report, by, report)
    if outcome not in Report.Outcome.values:
        raise ValueError("a reported card is taken away or left")
    report.outcome = outcome
    report.save(update_fields=["outcome"])
    card = lock(report.postcard)
    if outcome == Report.Outcome.TAKEN_AWAY:
        card.words = ""
        card.save(update_fields=["words"])
    notify(report.author, card.organisation_id, notices.SETTLED, "", f"/gratitude/postcards/{card.pk}", now)
    record(
        events.report_settled,
        by=by,
        now=now,
        organisation=card.organisation_id,
        subject=card.initiative_id,
        report=report.pk,
        outcome=outcome,
    )
    return report
