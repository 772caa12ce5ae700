"""What pages ask about problems: the list, one problem's way, and how long each step took."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assieme.assemblies.bodies.models import Assembly
from assieme.assemblies.matters.models import Attempt, Helper, Problem
from assieme.core.actors import Actor
from assieme.core.days import day_of

PAGE, FEW = 20, 3
State = Problem.State
FILTERS = {
    "": gettext_lazy("All"),
    State.REPORTED.value: gettext_lazy("Reported"),
    State.UNDERSTOOD.value: gettext_lazy("Understood"),
    State.TRIED.value: gettext_lazy("Being tried"),
    State.SOLVED.value: gettext_lazy("Solved"),
    State.UNSOLVED.value: gettext_lazy("Not solved"),
}
TAKEN_BACK = gettext_lazy("These words were taken back.")


@dataclass(frozen=True)
class ProblemLine:
    """A problem on a list. `days` from its report to its end, or to today; `by` where its reporter wishes it."""

    id: UUID
    words: str
    state: str
    by: str
    team: int
    days: int
    is_over: bool


@dataclass(frozen=True)
class Page:
    """Problems, newest first; `after` is the key to go on from, None at the end."""

    lines: tuple[ProblemLine, ...]
    after: UUID | None


@dataclass(frozen=True)
class Step:
    """A step in the life of a problem. `until` is None while it lasts; `helped` is how a try ended."""

    kind: str
    title: str
    since: date
    until: date | None
    days: int
    words: str = ""
    helped: str = ""
    happened: str = ""


@dataclass(frozen=True)
class Life:
    """The steps in their order, and the days from the report to the end, or to today."""

    steps: tuple[Step, ...]
    days: int


@dataclass(frozen=True)
class Team:
    """Who looks after a problem, by name; `mine` where the reader is one of them."""

    names: tuple[str, ...]
    mine: bool


def problems_page(assembly: Assembly, today: date, state: str = "", after: UUID | None = None) -> Page:
    """Twenty problems of the group, newest first. One query."""
    rows = Problem.objects.filter(assembly=assembly).select_related("reported_by__identity", "organisation")
    if state:
        rows = rows.filter(state=state)
    if after:
        rows = rows.filter(pk__lt=after)
    found = list(rows.annotate(helpers=Count("team")).order_by("-id")[: PAGE + 1])
    lines = tuple(_line(row, row.helpers, today) for row in found[:PAGE])
    return Page(lines, found[PAGE - 1].pk if len(found) > PAGE else None)


def open_ones(assembly: Assembly, today: date) -> tuple[ProblemLine, ...]:
    """The newest problems that have no end yet. One query."""
    rows = Problem.objects.filter(assembly=assembly, closed_at=None).annotate(helpers=Count("team"))
    rows = rows.select_related("reported_by__identity", "organisation").order_by("-id")
    return tuple(_line(row, row.helpers, today) for row in rows[:FEW])


def _line(row: Problem, helpers: int, today: date) -> ProblemLine:
    zone = row.organisation.time_zone
    end = day_of(row.closed_at, zone) if row.closed_at else today
    return ProblemLine(
        id=row.pk,
        words=row.words or str(TAKEN_BACK),
        state=row.state,
        by=reporter(row),
        team=helpers,
        days=(end - day_of(row.reported_at, zone)).days,
        is_over=row.is_over,
    )


def reporter(problem: Problem) -> str:
    """The name of who reported it, where they wish it."""
    return str(problem.reported_by) if problem.named else ""


def team_of(problem: Problem, actor: Actor) -> Team:
    """Who looks after it. One query."""
    helpers = list(Helper.objects.filter(problem=problem).select_related("person__identity").order_by("id"))
    return Team(tuple(str(one.person) for one in helpers), any(one.person_id == actor.pk for one in helpers))


def open_try(problem: Problem) -> Attempt | None:
    """What is being tried now."""
    return problem.attempts.filter(ended_at=None).select_related("problem").first()


def life_of(problem: Problem, today: date) -> Life:
    """Each step with its days. One query.

    A problem waits to be understood, then until something is tried; each try lasts until it is said what happened.
    """
    zone = problem.organisation.time_zone
    tries = list(problem.attempts.all())
    end = problem.closed_at

    def step(kind: str, title: str, since: datetime, until: datetime | None, words: str, *tried: str) -> Step:
        first, last = day_of(since, zone), day_of(until, zone) if until else None
        return Step(kind, title, first, last, ((last or today) - first).days, words, *tried)

    reported, understood = problem.reported_at, problem.understood_at
    steps = [step("reported", _("Reported"), reported, understood or end, problem.words or str(TAKEN_BACK))]
    if understood:
        first = tries[0].begun_at if tries else end
        steps.append(step("understood", _("Understood"), understood, first, problem.behind))
    for number, attempt in enumerate(tries, start=1):
        title = _("Try %(number)s") % {"number": number}
        tried = (attempt.helped, attempt.happened)
        steps.append(step("tried", title, attempt.begun_at, attempt.ended_at, attempt.what, *tried))
    last = day_of(end, zone) if end else today
    return Life(tuple(steps), (last - day_of(reported, zone)).days)
