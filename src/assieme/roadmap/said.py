"""What people say of a piece of evidence, as forms and the demonstration hand it to actions."""

from dataclasses import dataclass
from datetime import date

from assieme.roadmap.models import Task


@dataclass(frozen=True)
class Shown:
    """Words, the day on which it happened, perhaps a link, and the task that it belongs to."""

    words: str
    on: date
    link: str = ""
    task: Task | None = None
