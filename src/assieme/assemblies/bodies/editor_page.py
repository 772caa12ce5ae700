"""The controls of the page on which rules are written: what each offers and holds."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext as _

from assieme.assemblies.bodies.editor import BY_NUMBER, QUORUMS, SHARES, fields
from assieme.assemblies.bodies.models import Constitution, Seat
from assieme.assemblies.bodies.rules import Rules
from assieme.assemblies.bodies.sentences import of_fraction, of_majority
from assieme.core.ui.words import STANDPOINTS, css_word, standpoint_word

type Options = list[tuple[str, str]]


@dataclass(frozen=True)
class RulesPage:
    """Values by field, as `editor.fields` has them, and the choices of the lists."""

    values: Mapping[str, list[str]]
    conditions: int
    seats: int

    def value(self, name: str) -> str:
        return next(iter(self.values.get(name, ())), "")

    def ticked(self, name: str, word: str) -> bool:
        return word in self.values.get(name, ())

    @property
    def groups(self) -> Options:
        return [(one, str(standpoint_word(one, many=True))) for one in STANDPOINTS]

    @property
    def kinds(self) -> Options:
        return _options(Seat.Kind)

    @property
    def votes(self) -> Options:
        return [("yes", _("vote")), ("no", _("are heard, and do not vote"))]

    @property
    def counted(self) -> Options:
        return [("members", _("votes")), ("weight", _("weight of the votes"))]

    @property
    def ballots(self) -> Options:
        return _options(Constitution.Ballots)

    @property
    def bindings(self) -> Options:
        return [("yes", _("binds the service")), ("no", _("is advice to the service"))]

    @property
    def overrides(self) -> Options:
        return [
            ("none", _("Nobody else")),
            ("reasoned", _("Management, with a public reason,")),
            ("free", _("Management, freely,")),
        ]

    @property
    def readers(self) -> Options:
        return _options(Constitution.Readers)

    @property
    def receivers(self) -> Options:
        return _options(Constitution.Receiver)

    @property
    def weighed(self) -> bool:
        """Whether seats differ in weight, or a condition counts it: only then is weight asked about."""
        weights = any(self.value(f"seats-{row}-weight") != "1" for row in range(self.seats))
        return weights or any(self.value(f"condition-{row}-of") == "weight" for row in range(self.conditions))

    def needs(self, row: int) -> Options:
        """How much of the votes: the usual shares, and the row's own where it is a rarer one."""
        own = self.value(f"condition-{row}-need")
        shares = [*SHARES, own] if own not in (*SHARES, BY_NUMBER) else SHARES
        words = [(one, of_majority(one.removesuffix(">"), one.endswith(">"))) for one in shares]
        return [*words, (BY_NUMBER, _("at least a number"))]

    def quorums(self) -> Options:
        own = self.value("quorum-share")
        shares = [*QUORUMS, own] if own not in QUORUMS else QUORUMS
        return [(one, of_fraction(one) if one != "0" else _("no fixed part")) for one in shares]

    def least(self) -> list[tuple[str, str]]:
        return [(f"least-{css_word(one)}", str(standpoint_word(one, many=True))) for one in STANDPOINTS]


def _options(words: type[TextChoices]) -> Options:
    return [(str(value), str(label)) for value, label in words.choices]


def form_of(rules: Rules) -> RulesPage:
    """The page with these rules in it."""
    return RulesPage(fields(rules), len(rules.conditions), len(rules.seat_plan))
