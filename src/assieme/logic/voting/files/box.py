"""The platform's own file: what is voted on, the published box, and what the count needs besides, as JSON."""

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from assieme.logic.tomllines import Path
from assieme.logic.voting.files.jsonlines import Document
from assieme.logic.voting.files.source import MOST_CANDIDATES, MOST_VOTES, candidates_of, plain
from assieme.logic.voting.lots import SEED
from assieme.logic.voting.result import Ballot, Election, Quota

FORMAT = "box 1"

TOGETHER = ("approval", "pav")
"""Methods for which the order of a ballot's list says nothing."""

USUAL = {"majority": ("for", "against", "abstain"), "consent": ("consent", "objection", "abstain")}
"""What there is to choose from where a file doesn't list it."""

_MOST_POINTS = 10**9


def read_box(document: Document, method: str) -> Election:
    """An election, counted by a method. Raises FileError at the first thing that isn't as documented."""
    return _Box(document, method).election()


def method_of(document: Document) -> str:
    """The method that the file names, or ""."""
    return document.text(("method",), document.values.get("method", ""))


@dataclass
class _Box:
    document: Document
    method: str
    places: dict[str, int] = field(default_factory=dict)

    def election(self) -> Election:
        if self.document.values.get("assieme") != FORMAT:
            raise self.document.error(("assieme",), f"must be {FORMAT!r}")
        if "ballots" not in self.document.values:
            raise self.document.error(("ballots",), "is missing")
        names, groups = self._candidates()
        withdrawn = frozenset(self._candidate(("withdrawn", place), one) for place, one in self._list("withdrawn"))
        if len(withdrawn) == len(names):
            raise self.document.error(("withdrawn",), "all candidates have withdrawn")
        return Election(
            candidates=candidates_of(names, groups),
            ballots=tuple(self._ballot(("ballots", place), one) for place, one in self._list("ballots")),
            seats=self.document.number(("seats",), self.document.values.get("seats", 1), 1, MOST_CANDIDATES),
            title=plain(self.document.text(("title",), self.document.values.get("title", ""))),
            withdrawn=withdrawn,
            quotas=self._quotas(groups),
            seed=self.document.text(("seed",), self.document.values.get("seed", SEED)),
        )

    def _candidates(self) -> tuple[list[str], list[str]]:
        usual = [{"id": one} for one in USUAL.get(self.method, ())]
        listed = self._list("candidates") or list(enumerate(usual))
        if not listed or len(listed) > MOST_CANDIDATES:
            raise self.document.error(("candidates",), f"must list from 1 to {MOST_CANDIDATES}")
        names, groups = [], []
        for place, one in listed:
            path: Path = ("candidates", place)
            values = self.document.table(path, one)
            key = self.document.text((*path, "id"), values.get("id"))
            if not key or key in self.places:
                raise self.document.error((*path, "id"), "is missing" if not key else f"{key!r:.40} is there twice")
            self.places[key] = place
            names.append(plain(self.document.text((*path, "name"), values.get("name", key))) or key)
            groups.append(self.document.text((*path, "standpoint"), values.get("standpoint", "")))
        return names, groups

    def _ballot(self, path: Path, found: object) -> Ballot:
        values = self.document.table(path, found)
        weight = self.document.number((*path, "weight"), values.get("weight", 1), 1, MOST_VOTES)
        choice, where = values.get("choice"), (*path, "choice")
        match choice:
            case str():
                return Ballot(weight, ((self._candidate(where, choice),),))
            case list():
                return Ballot(weight, self._ranking(where, choice))
            case dict():
                points = {self._candidate(where, key): self._points((*where, key), one) for key, one in choice.items()}
                return Ballot(weight, scores=points)
        raise self.document.error(where, "must be a candidate's id, a list of ids, or points by id")

    def _ranking(self, path: Path, choice: list[Any]) -> tuple[tuple[int, ...], ...]:
        ranks = [
            tuple(self._candidate((*path, place), one) for one in (rank if isinstance(rank, list) else [rank]))
            for place, rank in enumerate(choice)
        ]
        named = [one for rank in ranks for one in rank]
        if len(set(named)) < len(named):
            raise self.document.error(path, "names a candidate twice")
        return (tuple(named),) if self.method in TOGETHER else tuple(ranks)

    def _quotas(self, groups: list[str]) -> dict[str, Quota]:
        quotas = {}
        for group, limits in self.document.table(("quotas",), self.document.values.get("quotas", {})).items():
            path = ("quotas", group)
            values = self.document.table(path, limits)
            if group not in groups or not values.keys() <= {"at_least", "at_most"}:
                raise self.document.error(path, "must be a candidate's standpoint, with at_least or at_most")
            least = self.document.number((*path, "at_least"), values.get("at_least", 0), 0, MOST_CANDIDATES)
            most = self.document.number(
                (*path, "at_most"), values.get("at_most", MOST_CANDIDATES), least, MOST_CANDIDATES
            )
            quotas[group] = Quota(least, most)
        return quotas

    def _candidate(self, path: Path, key: object) -> int:
        if isinstance(key, str) and key in self.places:
            return self.places[key]
        raise self.document.error(path, f"{key!r:.40} is no candidate's id")

    def _points(self, path: Path, found: object) -> Fraction:
        if isinstance(found, int | Decimal) and not isinstance(found, bool) and -_MOST_POINTS <= found <= _MOST_POINTS:
            return Fraction(found)
        raise self.document.error(path, "must be a number of points")

    def _list(self, key: str) -> list[tuple[int, Any]]:
        return list(enumerate(self.document.items((key,), self.document.values.get(key, []))))
