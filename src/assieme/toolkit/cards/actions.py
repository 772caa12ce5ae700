"""Every write of this room."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from secrets import compare_digest
from uuid import UUID

from django.utils.translation import gettext as _

from assieme.core.access import Refused, require
from assieme.core.action import action, lock, quiet
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.core.files import Picture, keep_picture
from assieme.core.models import StoredFile
from assieme.organisations.models import Initiative
from assieme.people.models import Person
from assieme.people.notices import notify
from assieme.toolkit.cards import access, events, notices, reads
from assieme.toolkit.cards.models import Authorship, Card, CardAnswer, CardDraft, Receiver, Turns
from assieme.toolkit.cards.said import said_by
from assieme.toolkit.cards.written import Written
from assieme.toolkit.claims import code_hash, day_key, day_of, new_code


@dataclass(frozen=True)
class Raised:
    """A card that was sent. Where the author is hidden, `code` is its claim code: shown once, kept nowhere.

    `standpoint_left_out`: it was to be shown, but too few people speak from it to hide among them.
    `again`: this very card had come before; nothing was written now, and no code is shown a second time.
    """

    card: Card
    code: str = ""
    standpoint_left_out: bool = False
    again: bool = False


@action
def raise_card(
    *,
    initiative: Initiative,
    written: Written,
    authorship: str,
    by: Actor,
    now: datetime,
    show_standpoint: bool = False,
    photo: Picture | None = None,
    ticket: UUID | None = None,
) -> Raised:
    """Send a card to the initiative's receiver. A draft of it is erased.

    With a hidden author nothing that is written names the person: not the card, not its event, not its photo, and no
    draft. The event of a card whose author only the receiver knows names nobody either. A card that was sent with the
    same `ticket` is handed back as it is. Raises ValueError where there is neither an idea nor a drawing nor a photo.
    """
    # Exclusive, so that of two that come with one ticket at the same moment the second sees the first.
    initiative = lock(initiative)
    require(access.raise_card, by, initiative)
    if ticket and (sent := Card.objects.filter(ticket=ticket).first()):
        return Raised(sent, again=True)
    if not (written.idea.strip() or written.drawing or photo):
        raise ValueError("a card holds an idea")
    organisation = initiative.organisation
    hidden = authorship == Authorship.HIDDEN
    today = day_of(now, organisation.time_zone)
    speaking_as = reads.speaking_as(by, organisation.pk)
    left_out = hidden and show_standpoint and not reads.is_one_of_many(organisation.pk, speaking_as)
    if left_out or (hidden and not show_standpoint):
        speaking_as, show_standpoint = "", False
    code = new_code() if hidden else ""
    card = Card.objects.create(
        id=day_key(today),
        organisation=organisation,
        initiative=initiative,
        author_id=None if hidden else by.pk,
        authorship=authorship,
        standpoint=speaking_as,
        show_standpoint=show_standpoint and bool(speaking_as),
        claim_hash=code_hash(code) if hidden else None,
        raised_on=today,
        receiver=reads.receiver_of(initiative, today),
        photo=keep_picture(photo, owner=None if hidden else by.pk, organisation=organisation.pk) if photo else None,
        ticket=ticket,
        **asdict(written),
    )
    CardDraft.objects.filter(initiative=initiative, author_id=by.pk).delete()
    record(
        events.card_raised,
        **said_by(card, by, now),
        organisation=organisation.pk,
        subject=card.pk,
        initiative=initiative.pk,
        authorship=authorship,
    )
    return Raised(card, code, left_out)


@quiet
def keep_draft(
    *,
    initiative: Initiative,
    written: Written,
    authorship: str,
    by: Actor,
    now: datetime,
    show_standpoint: bool = False,
) -> bool:
    """Keep what is written so far, for this person alone; true when it was kept.

    Nothing is kept until the person has said that their name may be known; what was kept goes when they
    hide it.
    """
    require(access.raise_card, by, initiative)
    if authorship not in (Authorship.NAMED, Authorship.RECEIVER):
        if authorship == Authorship.HIDDEN:
            CardDraft.objects.filter(initiative=initiative, author_id=by.pk).delete()
        return False
    CardDraft.objects.update_or_create(
        initiative=initiative,
        author_id=by.pk,
        defaults={
            "authorship": authorship,
            "show_standpoint": show_standpoint,
            "saved_at": now,
            **asdict(written),
        },
    )
    return True


@action
def choose_receiver(*, initiative: Initiative, receiver: Person, by: Actor, now: datetime) -> None:
    """One person receives cards from now on; those sent before stay with whom their authors were told of."""
    initiative = lock(initiative)
    require(access.choose_receiver, by, initiative)
    require(access.raise_card, receiver, initiative)
    Turns.objects.filter(initiative=initiative).delete()
    Receiver.objects.update_or_create(initiative=initiative, defaults={"person": receiver, "since": now})
    record(
        events.receiver_chosen,
        by=by,
        now=now,
        organisation=initiative.organisation_id,
        subject=initiative.pk,
        receiver=receiver.pk,
    )


@action
def receive_card(*, card: Card, by: Actor, now: datetime) -> Card:
    """The card has arrived. Its author is asked, before anybody else, to take part in carrying it out."""
    card = lock(card)
    require(access.receive_card, by, card)
    card.state = Card.State.RECEIVED
    card.received_at = card.author_asked_at = now
    card.save(update_fields=["state", "received_at", "author_asked_at"])
    _tell_author(card, notices.CARD_ASKS_AUTHOR, now)
    record(events.card_received, by=by, now=now, organisation=card.organisation_id, subject=card.pk)
    return card


@action
def say_whether_to_help(*, card: Card, helps: bool, by: Actor, now: datetime) -> Card:
    """The author says whether they help to carry it out; `by` is a Claimant where the author is hidden."""
    card = lock(card)
    require(access.say_whether_to_help, by, card)
    card.author_helps = helps
    card.save(update_fields=["author_helps"])
    record(
        events.author_replied,
        **said_by(card, by, now),
        organisation=card.organisation_id,
        subject=card.pk,
        helps=helps,
    )
    return card


@action
def bring_card(*, card: Card, meeting_on: date, by: Actor, now: datetime, assembly: UUID | None = None) -> Card:
    """Bring the card to the meeting of that day; again where a meeting did not get to it."""
    card = lock(card)
    require(access.bring_card, by, card)
    card.state = Card.State.BROUGHT
    card.meeting_on, card.assembly_id = meeting_on, assembly
    card.save(update_fields=["state", "meeting_on", "assembly_id"])
    record(
        events.card_brought,
        by=by,
        now=now,
        organisation=card.organisation_id,
        subject=card.pk,
        assembly=assembly,
        meeting_on=meeting_on,
    )
    return card


@action
def give_owner(*, card: Card, owner: Person, due_on: date, by: Actor, now: datetime) -> Card:
    """Say who looks after the card and by when it is answered. Raises Http404 for an owner from elsewhere."""
    card = lock(card)
    require(access.give_owner, by, card)
    require(access.see_card, owner, card)
    card.state = Card.State.OWNED
    card.owner, card.due_on, card.owned_at = owner, due_on, now
    card.save(update_fields=["state", "owner", "due_on", "owned_at"])
    record(
        events.owner_given,
        by=by,
        now=now,
        organisation=card.organisation_id,
        subject=card.pk,
        owner=owner.pk,
        due_on=due_on,
    )
    return card


@action
def answer_card(*, card: Card, answer: str, why: str, by: Actor, now: datetime) -> Card:
    """Answer the card. Raises ValueError for *changed* or *not done* without a reason."""
    card = lock(card)
    require(access.answer_card, by, card)
    if answer not in Card.Answer.values or (answer != Card.Answer.DONE and not why.strip()):
        raise ValueError("an answer is done, changed or not done; the last two say why")
    card.state, card.answer, card.answered_at = Card.State.ANSWERED, answer, now
    card.save(update_fields=["state", "answer", "answered_at"])
    CardAnswer.objects.create(card=card, author_id=by.pk, why=why)
    _tell_author(card, notices.CARD_ANSWERED, now)
    record(
        events.card_answered,
        by=by,
        now=now,
        organisation=card.organisation_id,
        subject=card.pk,
        answer=answer,
    )
    return card


@action
def step_forward(*, card: Card, code: str, by: Actor, now: datetime) -> Card:
    """The hidden author shows the card's code and is named on it from now on; the code is used up."""
    card = lock(card)
    require(access.step_forward, by, card)
    if not compare_digest(card.claim_hash or "", code_hash(code)):
        raise Refused(_("This code does not belong to this card. Nothing was changed."))
    card.author_id, card.authorship, card.claim_hash = by.pk, Authorship.NAMED, None
    card.save(update_fields=["author", "authorship", "claim_hash"])
    if card.photo_id:
        StoredFile.objects.filter(pk=card.photo_id).update(owner_id=by.pk)
    record(events.author_stepped_forward, by=by, now=now, organisation=card.organisation_id, subject=card.pk)
    return card


def _tell_author(card: Card, code: str, now: datetime) -> None:
    """Leave the author a notice; a hidden one reads the card's page with the code instead."""
    if card.author and card.author.erased_at is None:
        notify(card.author, card.organisation_id, code, reads.words_of(card)[:100], f"/cards/{card.pk}", now)
