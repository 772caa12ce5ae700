"""What pages ask about postcards and good things."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from assieme.core.actors import Actor
from assieme.logic.suppression import MINIMUM
from assieme.organisations.models import Initiative, Membership
from assieme.people.models import Person
from assieme.toolkit.gratitude.models import Hidden, NoCards, Postcard, Report, Switch, ThreeThings
from assieme.toolkit.taking import taking_part

MOST = 24
LEADERS = (Membership.Role.FACILITATOR, Membership.Role.ADMINISTRATOR)


@dataclass(frozen=True)
class Card:
    """A postcard as one reader sees it. `sender` is empty where no name stands on it, `receiver` where it is to all."""

    id: UUID
    initiative: str
    words: str
    sender: str
    receiver: str
    sent_on: date
    thanked: bool
    to_me: bool
    from_me: bool


@dataclass(frozen=True)
class Wall:
    """An initiative's page: whether gratitude is on, cards to all, and whether the reader wants cards."""

    on: bool
    cards: tuple[Card, ...]
    wants_cards: bool


def wall(initiative: Initiative, reader: Actor) -> Wall:
    """Three queries."""
    return Wall(
        on=is_on(initiative),
        cards=cards_to_all(initiative, reader),
        wants_cards=not NoCards.objects.filter(initiative=initiative, person_id=reader.pk).exists(),
    )


def is_on(initiative: Initiative) -> bool:
    return Switch.objects.filter(initiative=initiative, on=True).exists()


def cards_to_all(initiative: Initiative, reader: Actor) -> tuple[Card, ...]:
    """For who takes part: newest day first; not those that the reader hid. One query."""
    here = _unhidden(reader).filter(taking_part(reader, "initiative_id"), initiative=initiative, receiver=None)
    return _cards(here, reader)


def cards_to(person: Actor) -> tuple[Card, ...]:
    """Cards to this person, newest day first; not those that they hid. One query."""
    return _cards(_unhidden(person).filter(receiver_id=person.pk), person)


def cards_from(person: Actor) -> tuple[Card, ...]:
    """Cards that this person sent, newest day first. One query."""
    return _cards(Postcard.objects.filter(sender_id=person.pk), person)


def _unhidden(reader: Actor) -> QuerySet[Postcard]:
    return Postcard.objects.exclude(Exists(Hidden.objects.filter(postcard=OuterRef("pk"), person_id=reader.pk)))


def _cards(found: QuerySet[Postcard], reader: Actor) -> tuple[Card, ...]:
    rows = found.exclude(words="").select_related("sender__identity", "receiver__identity", "initiative")
    return tuple(card(row, reader) for row in rows.order_by("-sent_on", "id")[:MOST])


def card(row: Postcard, reader: Actor) -> Card:
    return Card(
        id=row.pk,
        initiative=row.initiative.title,
        words=row.words,
        sender=str(row.sender) if row.signed else "",
        receiver=str(row.receiver) if row.receiver else "",
        sent_on=row.sent_on,
        thanked=row.thanked,
        to_me=row.receiver_id == reader.pk,
        from_me=row.sender_id == reader.pk,
    )


def people_of(initiative: Initiative) -> QuerySet[Person]:
    """Those who take part and are still here, by name."""
    here = Membership.objects.filter(organisation_id=initiative.organisation_id, left_at=None).values("person")
    part = initiative.people.filter(until=None).values("person")
    people = Person.objects.filter(pk__in=part, identity__isnull=False).filter(pk__in=here)
    return people.select_related("identity").order_by("identity__display_name")


def people_to_write_to(initiative: Initiative, sender: Actor) -> QuerySet[Person]:
    """All who take part, but the sender and those who want no cards."""
    declined = NoCards.objects.filter(initiative=initiative).values("person")
    return people_of(initiative).exclude(Q(pk=sender.pk) | Q(pk__in=declined))


def may_be_unsigned(initiative: Initiative, receiver: Actor | None) -> bool:
    """Whether a card without a name could be from at least five people, so that it points at nobody."""
    senders = people_of(initiative)
    if receiver is not None:
        senders = senders.exclude(pk=receiver.pk)
    return senders[:MINIMUM].count() == MINIMUM


def initiatives_of(person: Actor) -> tuple[Initiative, ...]:
    """Where the person takes part and gratitude is on, by title. One query."""
    return tuple(Initiative.objects.filter(taking_part(person, "id"), gratitude__on=True).order_by("title"))


def things_of(person: Actor) -> tuple[ThreeThings, ...]:
    """The person's own good things, newest first. One query."""
    return tuple(ThreeThings.objects.filter(author_id=person.pk).order_by("-on", "id")[:MOST])


def leaders_but(initiative: Initiative, sender: Actor) -> Iterable[Person]:
    """Those who lead the organisation, but the sender of a card that is reported."""
    here = Membership.objects.filter(organisation_id=initiative.organisation_id, role__in=LEADERS, left_at=None)
    for membership in here.exclude(person_id=sender.pk).select_related("person"):
        yield membership.person


def open_reports(initiative: Initiative, reader: Actor) -> tuple[Report, ...]:
    """Reports that wait for those who lead; none about the reader's own cards. One query."""
    waiting = Report.objects.filter(postcard__initiative=initiative, outcome="").exclude(postcard__sender_id=reader.pk)
    return tuple(waiting.select_related("postcard").order_by("at"))
