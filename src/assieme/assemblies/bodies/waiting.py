"""What of the rooms of assemblies waits for a person: the one form in which each room's `my_day` says it."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise


@dataclass(frozen=True)
class Waiting:
    """One thing that waits: `words` say what it is about, `sentence` what is asked, `path` leads there."""

    words: str
    sentence: Promise
    path: str
    due_on: date | None = None
    late: bool = False
