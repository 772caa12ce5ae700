"""Minutes on forms: one's own, and what they come to in groups of ten people and more."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median
from uuid import UUID

from django.db.models import Min, Sum

from assieme.core.actors import Actor
from assieme.core.ui.words import standpoint_word
from assieme.evidence.burden.measured import FORMS
from assieme.evidence.burden.models import Counting, FormTime
from assieme.organisations.models import Membership, Organisation, Standpoint

MONTHS = 3
ROUGH = 5
FEWEST = 10
"""People in a group that is shown, or who sent a form: with fewer, one who stops would make it vanish."""


@dataclass(frozen=True)
class Spent:
    """A form with the times it was sent and the minutes that took, in all and each time."""

    name: str
    times: int
    minutes: int
    each: int


@dataclass(frozen=True)
class Mine:
    """A person's own: `agreed` is None while they were not asked. `forms` has the longest first."""

    agreed: bool | None
    forms: tuple[Spent, ...]
    this_month: int

    @property
    def longest(self) -> Spent | None:
        return self.forms[0] if self.forms else None


@dataclass(frozen=True)
class GroupMinutes:
    """What is in the middle of a group of ten people or more, in minutes a month, to the nearest five.

    `people` is a multiple of five from below: so many at least were counted.
    """

    name: str
    people: int
    minutes: int


@dataclass(frozen=True)
class Burden:
    """Whole months from `first` to the day before `last`. Groups of fewer than ten are left out, as if empty.

    `longest` is a form's name with the minutes it takes in the middle; None where too few sent any one form.
    """

    first: date
    last: date
    groups: tuple[GroupMinutes, ...]
    longest: tuple[str, int] | None


def mine(person: Actor, today: date) -> Mine:
    """Two queries."""
    said = Counting.objects.filter(person_id=person.pk).first()
    rows = list(FormTime.objects.filter(person_id=person.pk))
    times: dict[str, int] = defaultdict(int)
    seconds: dict[str, int] = defaultdict(int)
    for row in rows:
        times[row.form] += row.times
        seconds[row.form] += row.seconds
    forms = [
        Spent(_name(form), times[form], _minutes(spent), _minutes(spent / max(times[form], 1)))
        for form, spent in sorted(seconds.items(), key=lambda item: -item[1])
    ]
    month = today.replace(day=1)
    return Mine(said.agreed if said else None, tuple(forms), _minutes(sum(r.seconds for r in rows if r.month == month)))


def burden(organisation: Organisation, today: date) -> Burden:
    """Two queries. Whole months only, so that no figure moves with what one person did today."""
    last = today.replace(day=1)
    first = _months_before(last, MONTHS)
    agreed = Counting.objects.filter(agreed=True).values("person_id")
    people = Membership.objects.filter(organisation=organisation, left_at=None, person__in=agreed)
    side = {person: _side(speaking) for person, speaking in people.values_list("person_id", "speaking_as")}
    rows = FormTime.objects.filter(organisation=organisation, month__gte=first, month__lt=last, person__in=agreed)
    about = {"times": Sum("times"), "seconds": Sum("seconds"), "since": Min("month")}
    spent = list(rows.values_list("person_id", "form").annotate(**about))
    total: dict[UUID, int] = defaultdict(int)
    since: dict[UUID, date] = defaultdict(lambda: last)
    for person, _form, _times, seconds, month in spent:
        total[person] += seconds
        since[person] = min(since[person], month)
    sides: dict[str, list[float]] = {one.value: [] for one in Standpoint if one is not Standpoint.MANAGER}
    for person, seconds in total.items():
        if side.get(person):
            sides[side[person]].append(seconds / _months_from(since[person], last) / 60)
    groups = tuple(_group(name, found) for name, found in sides.items() if len(found) >= FEWEST)
    return Burden(
        first, last, groups, _longest((form, seconds / times) for _, form, times, seconds, _ in spent if times)
    )


def _group(name: str, minutes: list[float]) -> GroupMinutes:
    shown = str(standpoint_word(name, many=True))
    return GroupMinutes(shown, len(minutes) - len(minutes) % ROUGH, _rough(median(minutes)))


def _longest(each: Iterable[tuple[str, float]]) -> tuple[str, int] | None:
    """The form that takes longest in the middle, among those that ten people or more have sent."""
    by_form: dict[str, list[float]] = defaultdict(list)
    for form, seconds in each:
        by_form[form].append(seconds)
    middles = {form: median(found) for form, found in by_form.items() if len(found) >= FEWEST}
    if not middles:
        return None
    form = max(middles, key=lambda one: (middles[one], one))
    return _name(form), max(_rough(middles[form] / 60), 1)


def _side(standpoint: str) -> str:
    """Managers count with professionals, as in all figures of groups."""
    return Standpoint.PROFESSIONAL.value if standpoint == Standpoint.MANAGER else standpoint


def _name(form: str) -> str:
    return str(FORMS.get(form, form))


def _minutes(seconds: float) -> int:
    return round(seconds / 60)


def _rough(minutes: float) -> int:
    return ROUGH * round(minutes / ROUGH)


def _months_from(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month


def _months_before(first: date, number: int) -> date:
    months = first.year * 12 + first.month - 1 - number
    return date(months // 12, months % 12 + 1, 1)
