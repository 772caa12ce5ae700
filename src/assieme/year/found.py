"""What was asked in a year and found, with the year before beside it: only what the results of each wave show."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from uuid import UUID

from django.utils.translation import get_language

from assieme.instruments.models import Instrument, Wave
from assieme.instruments.results.reads import GROUPS, ScoreResult, results
from assieme.instruments.words import may_be_read
from assieme.logic.scoring.moved import Moved, moved
from assieme.logic.scoring.spread import Spread
from assieme.year.models import Asking, Year, month_after

AROUND = ("instrument", "organisation")


@dataclass(frozen=True)
class Group:
    """A standpoint's middle half in this year and the one before; `moved` where both may be shown."""

    group: str
    now: Spread | None
    before: Spread | None
    moved: Moved | None


@dataclass(frozen=True)
class Score:
    """One score on its scale, each standpoint apart, service users first."""

    name: str
    titles: Mapping[str, str]
    low: Fraction
    high: Fraction
    groups: tuple[Group, ...]

    @property
    def title(self) -> str:
        """In the reader's language, where it is translated."""
        return self.titles.get(get_language() or "en") or next(iter(self.titles.values()), self.name)


@dataclass(frozen=True)
class Found:
    """Something that was asked. `closed_to`: why nothing is shown ("" where it is): leaders, later.

    `answers` sheets came back; `withheld` are groups of which fewer than five have answered, or nobody.
    """

    asking: Asking
    answers: int
    scores: tuple[Score, ...]
    withheld: tuple[str, ...]
    closed_to: str
    had_before: bool

    @property
    def is_heard(self) -> bool:
        """Whether the answers of some group may be shown."""
        return not self.closed_to and any(group and group not in self.withheld for group in GROUPS)

    @property
    def is_shown(self) -> bool:
        return any(group.now for score in self.scores for group in score.groups)


def found_in(year: Year, today: date) -> tuple[Found, ...]:
    """All that was sent, in the order of its months. Two queries, and two for each wave."""
    askings = list(
        year.askings.filter(wave__isnull=False)
        .select_related("instrument", "wave__instrument", "wave__organisation")
        .defer("wave__instrument__original", "instrument__original")
        .order_by("month", "id")
    )
    earlier = _earlier(year, {asking.instrument_id for asking in askings})
    return tuple(_found(asking, earlier.get(asking.instrument_id), today) for asking in askings)


def _earlier(year: Year, instruments: Iterable[UUID]) -> dict[UUID, Wave]:
    """For each questionnaire the last time that everybody was asked in the twelve months before."""
    before = (month_after(year.begins_on, -12), year.begins_on - timedelta(days=1))
    waves = Wave.objects.filter(
        instrument__in=instruments, initiative=None, service=year.service_id, opens_on__range=before
    )
    return {wave.instrument_id: wave for wave in waves.select_related(*AROUND).order_by("opens_on", "id")}


def _found(asking: Asking, earlier: Wave | None, today: date) -> Found:
    wave = asking.wave
    if wave is None:
        raise ValueError("it was not sent")
    if asking.instrument.readers == Instrument.Readers.LEADERS:
        # Those who answered were told that only those who lead read it: a report goes further.
        return Found(asking, 0, (), (), "leaders", earlier is not None)
    if not may_be_read(wave, today):
        return Found(asking, 0, (), (), "later", earlier is not None)
    now = results(wave)
    before = {score.name: score for score in results(earlier).scores} if earlier and may_be_read(earlier, today) else {}
    scores = (_score(score, before.get(score.name)) for score in now.scores)
    shown = tuple(one for one in scores if one)
    return Found(asking, now.people, shown, now.withheld, "", earlier is not None)


def _score(now: ScoreResult, before: ScoreResult | None) -> Score | None:
    low, high = now.low, now.high
    if low is None or high is None or low >= high:
        return None
    past = before.spreads if before else {}
    groups = tuple(
        group_of(group, now.spreads.get(group), past.get(group), float(high - low))
        for group in GROUPS
        if group in now.spreads or group in past
    )
    return Score(now.name, now.title, low, high, groups) if groups else None


def group_of(group: str, now: Spread | None, before: Spread | None, scale: float) -> Group:
    """A standpoint's two years with how far its middle moved. `scale` is how long the scale is."""
    both = moved(before, now, scale) if now and before else None
    return Group(group, now, before, both)
