"""What the pages of the road ask: the nine with where each stands, one of them with its evidence, a task."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from assieme.logic.roadmap import Status, status_of
from assieme.organisations.models import Organisation
from assieme.reflection.words import at_least
from assieme.roadmap.counting import SOURCES
from assieme.roadmap.models import Evidence, Roadmap, Task
from assieme.roadmap.nine import Action, nine_actions
from assieme.roadmap.owners import with_owners
from assieme.roadmap.sources import WORDS, Counted

TAKEN_BACK = gettext_lazy("These words were taken back.")
STATUS_WORDS: Mapping[Status, Promise] = {
    Status.NOTHING: gettext_lazy("nothing yet"),
    Status.BEGUN: gettext_lazy("begun"),
    Status.EVIDENCE: gettext_lazy("there is evidence"),
    Status.KEPT_UP: gettext_lazy("kept up"),
}


@dataclass(frozen=True)
class CountLine:
    """What is counted, and how that is said. `path` leads to its rows, where a page shows them; `tells` is False for
    what is good to know and does not show the measure."""

    code: str
    words: str
    count: int
    said: str
    last: date | None
    path: str
    tells: bool


@dataclass(frozen=True)
class TaskLine:
    """A task. `waits` while it has an owner, its month is here or gone, and nobody added evidence to it. Who has left
    is no owner any more."""

    id: UUID
    words: str
    month: date
    owner: str
    owner_id: UUID | None
    evidence: int
    waits: bool
    late: bool
    left_out: bool
    why_left: str
    own: bool


@dataclass(frozen=True)
class Milestone:
    """One of the nine on this road. `month` is that of its last task; `waits_for` are names."""

    action: Action
    status: Status
    month: date
    counts: tuple[CountLine, ...]
    added: int
    last: date | None
    tasks: tuple[TaskLine, ...]
    waits_for: tuple[str, ...]
    left_out: bool

    @property
    def status_word(self) -> str:
        return str(STATUS_WORDS[self.status])


@dataclass(frozen=True)
class Road:
    """The two years of an organisation with the nine in their order."""

    roadmap: Roadmap
    milestones: tuple[Milestone, ...]

    @property
    def waiting(self) -> tuple[tuple[Milestone, TaskLine], ...]:
        """Tasks that wait for somebody, the oldest month first."""
        found = [(stone, task) for stone in self.milestones for task in stone.tasks if task.waits]
        return tuple(sorted(found, key=lambda one: one[1].month))


@dataclass(frozen=True)
class RoadInShort:
    """For other rooms: when it began and ends, and of each of the nine, by its key, where it stands."""

    begun_on: date
    ends_on: date
    stones: tuple[tuple[str, Status], ...]

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """In words: the name of each, and where it stands."""
        titles = {action.key: action.title for action in nine_actions()}
        return tuple((titles[key], str(STATUS_WORDS[status])) for key, status in self.stones if key in titles)


@dataclass(frozen=True)
class Piece:
    """Evidence that somebody added."""

    id: UUID
    words: str
    on: date
    link: str
    has_file: bool
    by: str
    task: str
    taken_back: bool
    mine: bool


def roads_of(organisation: Organisation) -> list[Roadmap]:
    """All roads, the newest first. One query."""
    return list(Roadmap.objects.filter(organisation=organisation).select_related("organisation").order_by("-begun_on"))


def road(roadmap: Roadmap, today: date) -> Road:
    """A whole road: one query for each thing counted, and two."""
    until = min(today, roadmap.ends_on)
    counted = {code: one.read(roadmap.organisation, roadmap.begun_on, until) for code, one in SOURCES.items()}
    tasks: dict[str, list[Task]] = {}
    for task in with_owners(roadmap.tasks.order_by("month", "id")):
        tasks.setdefault(task.action, []).append(task)
    added: dict[str, list[tuple[date, UUID | None]]] = {}
    rows = roadmap.evidence.filter(taken_back_at=None, on__lte=until)
    for key, on, task_id in rows.order_by("on").values_list("action", "on", "task_id"):
        added.setdefault(key, []).append((on, task_id))
    stones = (
        _milestone(one, roadmap, counted, tasks.get(one.key, []), added.get(one.key, []), today)
        for one in nine_actions()
    )
    return Road(roadmap, tuple(stones))


def in_short(organisation_id: UUID, today: date) -> RoadInShort | None:
    """The newest road that had begun on that day. A constant number of queries."""
    roadmap = Roadmap.objects.filter(organisation_id=organisation_id, begun_on__lte=today)
    newest = roadmap.select_related("organisation").order_by("-begun_on").first()
    if newest is None:
        return None
    stones = tuple((stone.action.key, stone.status) for stone in road(newest, today).milestones)
    return RoadInShort(newest.begun_on, newest.ends_on, stones)


def _milestone(
    action: Action,
    roadmap: Roadmap,
    counted: Mapping[str, Counted],
    tasks: list[Task],
    added: list[tuple[date, UUID | None]],
    today: date,
) -> Milestone:
    lines = _task_lines(action, tasks, [task_id for _on, task_id in added], today)
    kept = [line for line in lines if not line.left_out]
    found = [counted[code] for code in action.counted]
    firsts = [*(one.first for one in found if one.first), *(on for on, _task in added)]
    lasts = [*(one.last for one in found if one.last), *(on for on, _task in added)]
    first, last = min(firsts, default=None), max(lasts, default=None)
    begun = any(line.owner_id for line in kept)
    return Milestone(
        action=action,
        status=status_of(first, last, begun=begun, today=min(today, roadmap.ends_on)),
        month=max((line.month for line in kept), default=roadmap.ends_on.replace(day=1)),
        counts=(
            *(_count_line(code, counted[code], roadmap.organisation_id, tells=True) for code in action.counted),
            *(_count_line(code, counted[code], roadmap.organisation_id, tells=False) for code in action.beside),
        ),
        added=len(added),
        last=last,
        tasks=lines,
        waits_for=tuple(dict.fromkeys(line.owner for line in kept if line.waits)),
        left_out=not kept,
    )


def _count_line(code: str, counted: Counted, organisation: UUID, *, tells: bool) -> CountLine:
    source = SOURCES[code]
    path = reverse(source.page, kwargs={"id": organisation, **source.takes}) if source.page else ""
    said = at_least(counted.count) if source.people else str(counted.count)
    return CountLine(code, str(WORDS[code]), counted.count, said, counted.last, path=path, tells=tells)


def _task_lines(action: Action, tasks: Iterable[Task], shown: list[UUID | None], today: date) -> tuple[TaskLine, ...]:
    texts = {one.key: one.text for one in action.tasks}
    return tuple(_task_line(task, texts, shown.count(task.pk), today) for task in tasks)


def _task_line(task: Task, texts: Mapping[str, str], evidence: int, today: date) -> TaskLine:
    open_now = task.owner_id is not None and not evidence and not task.is_left_out
    month = today.replace(day=1)
    return TaskLine(
        id=task.pk,
        words=words_of(task, texts),
        month=task.month,
        owner=str(task.owner) if task.owner else "",
        owner_id=task.owner_id,
        evidence=evidence,
        waits=open_now and task.month <= month,
        late=open_now and task.month < month,
        left_out=task.is_left_out,
        why_left=task.why_left,
        own=not task.code,
    )


def words_of(task: Task, texts: Mapping[str, str] | None = None) -> str:
    """What is to do, in the reader's language where it is a published task."""
    if not task.code:
        return task.words or str(TAKEN_BACK)
    if texts is None:
        texts = {one.key: one.text for action in nine_actions() if action.key == task.action for one in action.tasks}
    return texts.get(task.code) or _("A task that is no longer on the list")


def pieces_of(roadmap: Roadmap, key: str, reader: UUID, task: Task | None = None) -> tuple[Piece, ...]:
    """Evidence that people added to one of the nine, or to a task of it, newest first. One query."""
    rows = roadmap.evidence.filter(action=key, **({"task": task} if task else {}))
    found = rows.select_related("added_by__identity", "task").order_by("-on", "-added_at")
    return tuple(_piece(row, reader) for row in found)


def _piece(row: Evidence, reader: UUID) -> Piece:
    return Piece(
        id=row.pk,
        words=row.words or str(TAKEN_BACK),
        on=row.on,
        link=row.link,
        has_file=row.file_id is not None,
        by=str(row.added_by),
        task=words_of(row.task) if row.task else "",
        taken_back=row.taken_back_at is not None,
        mine=row.added_by_id == reader,
    )


def open_tasks(roadmap: Roadmap, key: str) -> list[tuple[str, str]]:
    """Tasks of one of the nine to choose from, as key and words. One query."""
    rows = roadmap.tasks.filter(action=key, left_out_at=None).order_by("month", "id")
    return [(str(task.pk), words_of(task)) for task in rows]


def task_in(roadmap: Roadmap, key: str) -> Task | None:
    """The task of this road with this key as text; None for the empty text."""
    return roadmap.tasks.filter(pk=key).first() if key else None


def month_word(first: date) -> str:
    """“May 2026”, in the reader's language."""
    written = formats.date_format(first, "F Y")
    return written.lower() if get_language() == "it" else written
