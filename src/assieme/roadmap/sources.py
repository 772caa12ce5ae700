"""What the nine measures ask to be counted: each code with its words, and the shape of a count."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Counted:
    """How many, and the days of the oldest and the newest, None where there is none."""

    count: int
    first: date | None = None
    last: date | None = None


WORDS: dict[str, Promise] = {
    "documents": _("Documents written together, with service users"),
    "training": _("People with training on record"),
    "course": _("People who learn with our course"),
    "payments": _("Posts with pay agreed"),
    "decisions": _("Votes of our groups, with service users on the roll"),
    "elsewhere": _("Other decisions in which service users had a part"),
    "minutes": _("Minutes that members can read"),
    "surveys": _("Rounds of questions with at least five answers"),
    "ideas": _("Ideas that were carried out"),
    "posts": _("Posts with pay, support and a say"),
    "gates": _("Initiatives that two sides found ready to start"),
    "sessions": _("Times a team sat down to think"),
}
