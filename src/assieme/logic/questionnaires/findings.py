"""What a check finds: problems, for which a questionnaire is refused, and notes on what changes nothing here."""

from dataclasses import dataclass, field


def N_(text: str) -> str:  # noqa: N802 - the name by which gettext's tools find words that are translated later
    """Marks a reason for translators; whoever shows it translates it."""
    return text


@dataclass(frozen=True)
class Problem:
    """`link_id` is empty for the questionnaire as a whole; `what` names the thing that is meant.

    `reason` is one of a fixed set, marked for translation. Translate it, not `message`, for people.
    """

    link_id: str
    reason: str
    what: str = ""

    @property
    def message(self) -> str:
        return f"{self.reason}: {self.what}" if self.what else self.reason


@dataclass
class Findings:
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)

    def refuse(self, link_id: str, reason: str, what: object = "") -> None:
        self._add(self.problems, link_id, reason, what)

    def note(self, link_id: str, reason: str, what: object = "") -> None:
        self._add(self.notes, link_id, reason, what)

    @staticmethod
    def _add(to: list[Problem], link_id: str, reason: str, what: object) -> None:
        found = Problem(link_id, reason, str(what)[:LONGEST_NAME])
        if found not in to[-RECENT:]:
            to.append(found)


LONGEST_NAME = 200
RECENT = 50
"""How far back a repeated finding is looked for, so that a bad file of a million items stays quick."""
