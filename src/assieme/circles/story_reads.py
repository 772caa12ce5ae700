"""How the circle came to be: every step, who stood where after it, and each board at its end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from assieme.circles import replay
from assieme.circles.models import Board, Move, PlacedPerson
from assieme.logic.participation.practice import Circle
from assieme.organisations.models import Initiative


@dataclass(frozen=True)
class Told:
    """One step in words: a board that began (`who` is None), or somebody placed, moved or taken out.

    `by` is empty where a person themselves objected: who objected is nobody's business.
    """

    board: Board
    who: PlacedPerson | None
    before: Circle | None
    after: Circle | None
    by: str
    at: datetime


@dataclass(frozen=True)
class Line:
    """A person, nameless once taken out, and where they stood when each board ended; None: not on it."""

    who: PlacedPerson
    stood: tuple[Circle | None, ...]


@dataclass(frozen=True)
class Story:
    """`steps` from the first on; `boards` in their order, with the number of the last step of each."""

    steps: tuple[Told, ...]
    boards: tuple[tuple[Board, int], ...]
    people: dict[UUID, PlacedPerson]

    def rings_after(self, number: int) -> dict[Circle, list[PlacedPerson]]:
        """Who stood where after the step with this number, which counts from 1."""
        standing = list(replay.standings(_plain(self.steps[:number])))[-1]
        rings: dict[Circle, list[PlacedPerson]] = {circle: [] for circle in Circle}
        for person, circle in standing.items():
            rings[circle].append(self.people[person])
        return rings

    @property
    def lines(self) -> list[Line]:
        """Each person over all boards."""
        ends = replay.ends(_plain(self.steps))
        return [Line(who, tuple(end.get(key) for end in ends)) for key, who in self.people.items()]


def story(initiative: Initiative) -> Story | None:
    """The whole story; None while nobody was named. Two queries."""
    boards = list(initiative.boards.order_by("id"))
    moves = list(
        Move.objects.filter(initiative=initiative).select_related("placed", "moved_by__identity").order_by("id")
    )
    if not boards and not moves:
        return None
    if not boards:
        boards = [Board(initiative=initiative, begun_at=moves[0].moved_at)]
    steps: list[Told] = []
    last: list[tuple[Board, int]] = []
    for number, board in enumerate(boards):
        here = [move for move in moves if move.board_id == board.pk or (number == 0 and move.board_id is None)]
        steps += [Told(board, None, None, None, "", board.begun_at), *(_told(board, move) for move in here)]
        last.append((board, len(steps)))
    return Story(tuple(steps), tuple(last), {move.placed_id: move.placed for move in moves})


def _told(board: Board, move: Move) -> Told:
    by = "" if move.moved_by.actor_kind == "system" else str(move.moved_by)
    return Told(board, move.placed, _circle(move.from_circle), _circle(move.to_circle), by, move.moved_at)


def _circle(value: str) -> Circle | None:
    return Circle(value) if value else None


def _plain(steps: Sequence[Told]) -> list[replay.Step]:
    return [
        replay.Begun(step.board.carried_on) if step.who is None else replay.Moved(step.who.pk, step.after)
        for step in steps
    ]
