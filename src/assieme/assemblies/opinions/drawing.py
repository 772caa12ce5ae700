"""From people's answers to what is kept of them: numbers by chance, too few left out, standpoints only where safe."""

import secrets
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models.functions import Coalesce

from assieme.assemblies.opinions.models import Answer, Question, Statement
from assieme.assemblies.opinions.standpoints import standpoints_in
from assieme.logic import opinions
from assieme.logic.suppression import MINIMUM

FEWEST = 10
"""With fewer people than this nothing is drawn. Five of them have an account, and so have five behind each statement:
whoever makes codes for guests could answer with these, and take them off again from what was drawn."""

type Cells = list[list[int | None]]


@dataclass(frozen=True)
class Kept:
    """`votes` has a row for each person, in the order of chance, and a column for each of `statements`."""

    statements: tuple[Statement, ...]
    votes: Cells
    groups: list[int | None]
    """For each row its group; None where somebody answered too little to be placed."""
    standpoints: Mapping[str, Mapping[str, int]]
    """Empty too where guests answered: what is left of each group would be them."""
    with_guests: bool


def opinion_map(votes: Cells, groups: Sequence[int | None] = ()) -> opinions.OpinionMap:
    """The map of such rows: people and statements are called by their places.

    With `groups`, these are kept, one for each row; else they are found, none of fewer than five people.
    """
    said = [
        opinions.Vote(person=row, statement=column, choice=choice)
        for row, cells in enumerate(votes)
        for column, choice in enumerate(cells)
        if choice is not None
    ]
    columns = range(len(votes[0]) if votes else 0)
    kept = {row: group for row, group in enumerate(groups) if group is not None} if groups else None
    return opinions.map_of(said, [opinions.Statement(id=column) for column in columns], kept, MINIMUM)


def kept_of(question: Question) -> Kept | None:
    """What stays of the answers at the end, or None where too few people answered.

    Who has left since, or lost their seat, is counted as they answered, unless they took it back: else whoever gives
    out seats could silence them. A statement that fewer than five people answered is left out, guests
    aside (see `FEWEST`); so are groups, where guests answered. Five queries.
    """
    answers: dict[UUID, dict[UUID, int]] = {}
    shown = Answer.objects.filter(statement__question=question, statement__state=Statement.State.SHOWN)
    members = set(shown.exclude(person=None).values_list("person_id", flat=True))
    said = shown.annotate(who=Coalesce("person_id", "guest_id"))
    for statement, person, choice in said.values_list("statement_id", "who", "choice"):
        answers.setdefault(statement, {})[person] = choice
    enough = {key: own for key, own in answers.items() if len(members & own.keys()) >= MINIMUM}
    statements = _shuffled(list(question.statements.filter(pk__in=enough)))
    people = _shuffled(list({person for own in enough.values() for person in own}))
    if len(people) < FEWEST:
        return None
    votes: Cells = [[enough[one.pk].get(person) for one in statements] for person in people]
    found = opinion_map(votes)
    of = {one.person: one.group for one in found.places}
    groups = [of.get(row) for row in range(len(people))]
    with_guests = not members.issuperset(people)
    if with_guests and not _members_fill(votes, groups, [one in members for one in people]):
        groups = [None if one is None else 0 for one in groups]
    standpoints = {} if with_guests else _standpoints(question, people, found)
    return Kept(tuple(statements), votes, groups, standpoints, with_guests)


def _members_fill(votes: Cells, groups: Sequence[int | None], member: Sequence[bool]) -> bool:
    """Whether behind each answer count of a group, or of those in none, stand five members or no member."""
    behind = Counter(
        (group, column)
        for cells, group, is_member in zip(votes, groups, member, strict=True)
        for column, choice in enumerate(cells)
        if is_member and choice is not None
    )
    return all(number >= MINIMUM for number in behind.values())


def _standpoints(question: Question, people: Sequence[UUID], found: opinions.OpinionMap) -> dict[str, dict[str, int]]:
    """People by standpoint and group, all of it or nothing: with one cell under five, others would tell it."""
    known = standpoints_in(question, people)
    table = Counter((known.get(people[one.person], ""), one.group) for one in found.places)
    standpoints = {standpoint for standpoint, _group in table}
    groups = sorted({group for _standpoint, group in table})
    safe = len(groups) > 1 and all(table[one, group] >= MINIMUM for one in standpoints for group in groups)
    return {one: {str(group): table[one, group] for group in groups} for one in sorted(standpoints)} if safe else {}


def _shuffled[T](items: list[T]) -> list[T]:
    secrets.SystemRandom().shuffle(items)
    return items
