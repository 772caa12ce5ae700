"""The road of two years of the demonstration: begun seven months ago, with what shows it and who is waited for."""

from datetime import date, timedelta
from typing import Any

from assieme.core.days import day_of
from assieme.demo.setting import Setting
from assieme.demo.story import CARER, MANAGER, PROFESSIONAL, USER
from assieme.roadmap import actions, gate_actions, register_actions
from assieme.roadmap.gate_actions import Looked
from assieme.roadmap.models import Roadmap, Task
from assieme.roadmap.months import month_after
from assieme.roadmap.registers import DECISIONS, DOCUMENTS, POSTS, Register
from assieme.roadmap.said import Shown

BEGUN = 212
# (task, who looks after it, in which month of the road)
OWNED = (
    ("plain-words", "Noa", 3),
    ("plans-in-hand", "Dee", 7),
    ("backing", "Val", 2),
    ("time-to-learn", "Kim", 8),
    ("no-loss", "Val", 9),
    ("map-of-help", "Ola", 8),
    ("own-work", "Ravi", 12),
    ("local-forums", "Marta", 10),
)
# (action, task, who, days ago, what happened)
SHOWN = (
    ("own-goals", "plain-words", "Noa", 150, "We read ten letters together. Seven have new words now."),
    ("own-goals", "plain-words", "Sam", 20, "The note on visits is one page. A reading group checked each line."),
    ("shared-policy", "backing", "Val", 170, "The plan of the year says on page 4 who writes it with whom."),
    ("learning", "all-staff", "Kim", 60, "Eleven people sat through two evenings: six staff, five who use the centre."),
)
# (title, days ago, who decided, who took part, what part service users had, words)
DECIDED = (
    ("The centre keeps its second van", 140, "Area board", (USER, CARER, PROFESSIONAL, MANAGER), "decided", ""),
    ("No more beds in the hallway", 95, "Health trust", (PROFESSIONAL, MANAGER), "told", "A letter came after it."),
    ("The house rules say “please”", 40, "House meeting", (USER, PROFESSIONAL), "decided", ""),
)
# (title, kind, days ago, who wrote it, who read it for plain words)
WRITTEN = (
    ("What happens on your first day", "letter", 160, (USER, CARER, PROFESSIONAL), "The Tuesday readers"),
    ("How we use the quiet room", "policy", 30, (USER, PROFESSIONAL), ""),
)


def stage_roadmap(here: Setting) -> None:
    """Stage the road, its evidence, its registers and the look before the initiative began."""
    begun = here.ago(BEGUN)
    roadmap = actions.begin_roadmap(organisation=here.organisation, begun_on=_day(here, BEGUN), by=here.kim, now=begun)
    _adapt(here, roadmap)
    for key, code, who, days, words in SHOWN:
        shown = Shown(words, _day(here, days), task=Task.objects.get(roadmap=roadmap, code=code))
        actions.add_evidence(roadmap=roadmap, key=key, shown=shown, by=here.people[who], now=here.ago(days - 1))
    _registers(here)
    _look(here)


def _adapt(here: Setting, roadmap: Roadmap) -> None:
    tasks = {task.code: task for task in roadmap.tasks.all()}
    for code, who, month in OWNED:
        day = month_after(roadmap.begun_on, month - 1)
        actions.plan_task(task=tasks[code], owner=here.people[who], month=day, by=here.kim, now=here.ago(BEGUN - 2))
    why = "We hold no workshops yet. We look at it again next spring."
    actions.leave_out_task(task=tasks["time-to-teach"], why=why, by=here.kim, now=here.ago(BEGUN - 2))
    actions.add_task(
        roadmap=roadmap,
        key="experience",
        words="Ask people on their last day what they would change.",
        month=month_after(roadmap.begun_on, 10),
        by=here.kim,
        now=here.ago(100),
    )


def _registers(here: Setting) -> None:
    for title, days, decided_by, took_part, say, words in DECIDED:
        said = {"decided_by": decided_by, "took_part": list(took_part), "users_say": say, "words": words}
        _enter(here, DECISIONS, title, days, said)
    for title, kind, days, written_with, read_by in WRITTEN:
        said = {"kind": kind, "written_with": list(written_with), "read_by": read_by}
        _enter(here, DOCUMENTS, title, days, said)
    peer = {"hours": 18, "pay": "wage", "supervision": True, "say": True}
    guide = {"hours": 4, "pay": "none", "supervision": False, "say": True}
    _enter(here, POSTS, "Peer worker at the door", 120, peer)
    _enter(here, POSTS, "Guide for new people", 50, guide)


def _enter(here: Setting, register: Register, title: str, days: int, said: dict[str, Any]) -> None:
    register_actions.enter_row(
        organisation=here.organisation,
        register=register,
        said={"title": title, "on": _day(here, days), **said},
        by=here.kim,
        now=here.ago(days) + timedelta(hours=1),
    )


def _look(here: Setting) -> None:
    looks = (
        ("Robin", 211, "All can say no, and it is on the poster.", "Mornings are hard. We meet at two.", False),
        ("Dee", 209, "We ask again each time.", "A quiet corner, and a break each half hour.", True),
        ("Robin", 206, "All can say no, and it is on the poster.", "We meet at two now. That works.", True),
    )
    for who, days, consent, capacity, ready in looks:
        looked = Looked(
            consent=consent,
            capacity=capacity,
            risk="The room could be used to send people away. We look at it each month.",
            interests="Nobody is paid for it. The centre gains a room.",
            ready=ready,
        )
        gate_actions.look_first(initiative=here.initiative, looked=looked, by=here.people[who], now=here.ago(days))


def _day(here: Setting, days: int) -> date:
    return day_of(here.ago(days), here.organisation.time_zone)
