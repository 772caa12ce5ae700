"""What the pages of the course ask."""

from dataclasses import dataclass
from datetime import datetime

from assieme.core.actors import Actor
from assieme.learning.course.models import Done
from assieme.learning.course.units import Option, Question, Unit, units


@dataclass(frozen=True)
class Step:
    unit: Unit
    done: bool


@dataclass(frozen=True)
class Course:
    """The units with what the person has done. `finished_at` once all are done; `following` is the next one to take."""

    steps: tuple[Step, ...]
    finished_at: datetime | None

    @property
    def following(self) -> Unit | None:
        return next((step.unit for step in self.steps if not step.done), None)

    @property
    def minutes(self) -> int:
        return sum(step.unit.minutes for step in self.steps)

    @property
    def begun(self) -> bool:
        return any(step.done for step in self.steps)


@dataclass(frozen=True)
class Asked:
    """A question of a unit with the option that was chosen just now, if any. Nothing of it is kept."""

    name: str
    question: Question
    chosen: Option | None


def course(person: Actor) -> Course:
    """The course as the person has it. One query."""
    done = {row.unit: row.done_at for row in Done.objects.filter(person_id=person.pk)}
    steps = tuple(Step(unit, unit.slug in done) for unit in units())
    finished = all(step.done for step in steps)
    return Course(steps, max(done[step.unit.slug] for step in steps) if finished else None)


def asked(unit: Unit, chosen: dict[str, str]) -> tuple[Asked, ...]:
    """The questions of a unit. `chosen`: by name of a question, the place of an option as text."""
    found = []
    for number, question in enumerate(unit.questions):
        name = f"q{number}"
        places = {str(place): option for place, option in enumerate(question.options)}
        found.append(Asked(name, question, places.get(chosen.get(name, ""))))
    return tuple(found)
