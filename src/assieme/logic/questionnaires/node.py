"""One JSON object of a resource, read by type: a wrong type is a problem found, never an exception."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from assieme.logic.questionnaires.findings import N_, Findings
from assieme.logic.questionnaires.jsonvalues import value_in
from assieme.logic.questionnaires.values import Value

WRONG_TYPE = N_("does not hold the type of value that FHIR R4 asks for")


@dataclass(frozen=True)
class Node:
    """`raw` with the linkId that its problems are named by."""

    raw: Mapping[str, Any]
    link_id: str
    findings: Findings

    def refuse(self, reason: str, what: object = "") -> None:
        self.findings.refuse(self.link_id, reason, what)

    def note(self, reason: str, what: object = "") -> None:
        self.findings.note(self.link_id, reason, what)

    def has(self, key: str) -> bool:
        return key in self.raw

    def text(self, key: str) -> str:
        found = self.raw.get(key, "")
        if isinstance(found, str):
            return found
        self.refuse(WRONG_TYPE, key)
        return ""

    def flag(self, key: str) -> bool:
        found = self.raw.get(key, False)
        if isinstance(found, bool):
            return found
        self.refuse(WRONG_TYPE, key)
        return False

    def count(self, key: str) -> int | None:
        """A whole number that is not negative."""
        found = self.raw.get(key)
        if found is None or (isinstance(found, int) and not isinstance(found, bool) and found >= 0):
            return found
        self.refuse(WRONG_TYPE, key)
        return None

    def number(self, key: str) -> Decimal | None:
        found = self.raw.get(key)
        if found is None:
            return None
        if isinstance(found, int | Decimal) and not isinstance(found, bool):
            return Decimal(found)
        self.refuse(WRONG_TYPE, key)
        return None

    def node(self, key: str) -> "Node | None":
        found = self.raw.get(key)
        if found is None or isinstance(found, dict):
            return self.within(found) if found else None
        self.refuse(WRONG_TYPE, key)
        return None

    def nodes(self, key: str) -> list["Node"]:
        found = self.raw.get(key, [])
        if isinstance(found, list) and all(isinstance(one, dict) for one in found):
            return [self.within(one) for one in found]
        self.refuse(WRONG_TYPE, key)
        return []

    def within(self, raw: Mapping[str, Any]) -> "Node":
        return Node(raw, self.link_id, self.findings)

    def value(self, stem: str) -> Value | None:
        """The value[x] of that stem; None, with a problem found, where it is not valid."""
        try:
            return value_in(self.raw, stem)
        except ValueError as error:
            self.refuse(WRONG_TYPE, error)
            return None

    def extensions(self, url: str) -> list["Node"]:
        return [found for found in self.nodes("extension") if found.raw.get("url") == url]

    def extension(self, url: str) -> "Node | None":
        found = self.extensions(url)
        if len(found) > 1:
            self.refuse(N_("has an extension more than once"), url)
        return found[0] if found else None
