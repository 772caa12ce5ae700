"""What became of a card, told in order."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assieme.core.ui.environment import day
from assieme.toolkit.cards.models import Card
from assieme.toolkit.cards.reads import CardLine
from assieme.toolkit.claims import day_of

ANSWERS = {
    Card.Answer.DONE: "kept",
    Card.Answer.CHANGED: "kept",
    Card.Answer.NOT_DONE: "gap",
}


FILTERS = {
    "": gettext_lazy("All"),
    Card.State.RAISED.value: gettext_lazy("New"),
    Card.State.RECEIVED.value: gettext_lazy("Received"),
    Card.State.BROUGHT.value: gettext_lazy("Going to a meeting"),
    Card.State.OWNED.value: gettext_lazy("In hand"),
    Card.State.ANSWERED.value: gettext_lazy("Answered"),
}


@dataclass(frozen=True)
class Entry:
    """One thing that happened, as the timeline shows it. `tone` is kept, gap or empty."""

    when: str
    title: str
    text: str = ""
    tone: str = ""


def story(card: Card, line: CardLine) -> list[Entry]:
    """The card's way so far, oldest first; the last entry says what is next while there is no answer."""
    zone = card.organisation.time_zone

    def on(moment: datetime | None) -> str:
        return day(day_of(moment, zone)) if moment else ""

    entries = [Entry(day(card.raised_on), _("Somebody had an idea"))]
    if card.received_at:
        entries.append(Entry(on(card.received_at), _("The card was received"), _helping(card)))
    if card.meeting_on:
        entries.append(Entry(day(card.meeting_on), _("A meeting takes it up")))
    if card.owned_at and card.due_on:
        entries.append(
            Entry(
                on(card.owned_at),
                _("%(name)s looks after it") % {"name": line.owner},
                _("An answer is due by %(day)s.") % {"day": day(card.due_on)},
                "gap" if line.late else "",
            )
        )
    if card.answered_at:
        entries.append(Entry(on(card.answered_at), answer_title(card.answer), tone=ANSWERS[Card.Answer(card.answer)]))
    else:
        entries.append(Entry(_("Next"), _next(line)))
    return entries


def answer_title(answer: str) -> str:
    """The answer as a short sentence. Raises KeyError for what is no answer."""
    return {
        Card.Answer.DONE.value: _("Answer: done"),
        Card.Answer.CHANGED.value: _("Answer: changed"),
        Card.Answer.NOT_DONE.value: _("Answer: not done"),
    }[answer]


def _helping(card: Card) -> str:
    if card.author_helps is None:
        return _("The person with the idea was asked first to help carry it out.")
    if card.author_helps:
        return _("The person with the idea wants to help carry it out.")
    return _("The person with the idea leaves it to others.")


def _next(line: CardLine) -> str:
    if line.late:
        return _("The answer is late.")
    return {
        Card.State.RAISED.value: _("Somebody says that it has arrived."),
        Card.State.RECEIVED.value: _("It goes to a meeting."),
        Card.State.BROUGHT.value: _("Somebody takes it on, with a day for the answer."),
        Card.State.OWNED.value: _("The answer."),
    }[line.state]
