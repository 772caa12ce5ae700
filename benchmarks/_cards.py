"""Cards in bulk, for the pages that show a few of many."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from assieme.organisations.models import Initiative
from assieme.toolkit.cards.models import Card, CardAnswer
from benchmarks._rows import NOW, add, person_id

TODAY = NOW.date()
State = Card.State
STATES = (State.ANSWERED, State.OWNED, State.RAISED, State.RECEIVED, State.BROUGHT)


def cards(initiative: Initiative, numbers: range, members: int, viewer: int) -> None:
    """Cards of one initiative, a fifth in each state, of `members` people in turn; every tenth is the viewer's
    own, to answer, or to receive, so that each list of the pages has many more rows than it shows."""
    add(_cards(initiative, numbers, members, viewer))
    add(_answers(numbers, viewer))


def card_id(number: int) -> UUID:
    """Sorts by number, as real keys sort by day."""
    return UUID(f"01900000-0000-7000-9002-{number:012d}")


def _cards(initiative: Initiative, numbers: range, members: int, viewer: int) -> Iterator[Card]:
    for number in numbers:
        state = STATES[number % len(STATES)]
        owned, answered = state in (State.OWNED, State.ANSWERED), state == State.ANSWERED
        ours = number // len(STATES) % 2 == 0 if number < 10 else number // len(STATES) % 10 == 0
        who = person_id(viewer if ours else number % members)
        yield Card(
            id=card_id(number),
            organisation_id=initiative.organisation_id,
            initiative=initiative,
            challenge="The waiting room is loud in the morning.",
            idea=f"Idea {number}: open the room by the garden at eight.",
            author_id=who,
            authorship="named",
            standpoint="service user",
            raised_on=TODAY - timedelta(days=number % 900),
            receiver_id=who,
            state=state,
            meeting_on=None if state in (State.RAISED, State.RECEIVED) else TODAY - timedelta(days=1),
            owner_id=who if owned else None,
            owned_at=NOW if owned else None,
            due_on=TODAY + timedelta(days=20 - number % 40) if owned else None,
            answer=Card.Answer.DONE if answered else "",
            answered_at=NOW - timedelta(days=number % 900, minutes=number % 600) if answered else None,
        )


def _answers(numbers: range, viewer: int) -> Iterator[CardAnswer]:
    for number in numbers:
        if STATES[number % len(STATES)] == State.ANSWERED:
            yield CardAnswer(card_id=card_id(number), author_id=person_id(viewer), why="We opened it in May.")
