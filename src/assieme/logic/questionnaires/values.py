"""The values that answers, options, conditions and initial values share: FHIR's value[x]."""

from collections.abc import Hashable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class ValueType(StrEnum):
    """The [x] of value[x], as it stands in JSON: valueString, answerCoding …"""

    BOOLEAN = "Boolean"
    DECIMAL = "Decimal"
    INTEGER = "Integer"
    DATE = "Date"
    DATE_TIME = "DateTime"
    TIME = "Time"
    STRING = "String"
    URI = "Uri"
    ATTACHMENT = "Attachment"
    CODING = "Coding"
    QUANTITY = "Quantity"
    REFERENCE = "Reference"


@dataclass(frozen=True)
class Coding:
    """A code of a system. Two are the same answer when system and code agree, whatever their display."""

    code: str = ""
    display: str = ""
    system: str = ""
    version: str = ""


@dataclass(frozen=True)
class Quantity:
    value: Decimal | None = None
    unit: str = ""
    system: str = ""
    code: str = ""
    comparator: str = ""


@dataclass(frozen=True)
class Reference:
    reference: str = ""
    display: str = ""
    type: str = ""


@dataclass(frozen=True)
class Attachment:
    """A file: `data` is base64 as FHIR carries it, `size` counts bytes."""

    content_type: str = ""
    data: str = ""
    url: str = ""
    title: str = ""
    size: int | None = None


Content = bool | int | Decimal | str | Coding | Quantity | Reference | Attachment


@dataclass(frozen=True)
class Value:
    """One value[x]: `content` is bool, Decimal, int or a dataclass above, and str for dates, times, strings and URIs.

    Dates and times stay as FHIR writes them, since a year alone or a month is a valid date there.
    """

    type: ValueType
    content: Content

    def same(self, other: "Value") -> bool:
        """Whether both are the same answer: codings by system and code, quantities by number and unit."""
        return self.identity == other.identity

    @property
    def identity(self) -> Hashable:
        """What is equal for the same answer, and hashable: a key for tallies."""
        return self.type, _identity(self.content)

    @property
    def words(self) -> str:
        """What a person reads where no option gives other words."""
        match self.content:
            case Coding(code=code, display=display):
                return display or code
            case Reference(reference=reference, display=display):
                return display or reference
            case Quantity(value=value, unit=unit, code=code):
                return f"{'' if value is None else value} {unit or code}".strip()
            case Attachment(title=title, url=url):
                return title or url
            case _:
                return str(self.content)


def _identity(content: Content) -> Hashable:
    match content:
        case Coding(code=code, display=display, system=system):
            return (system, code) if code else (system, code, display)
        case Reference(reference=reference, display=display):
            return reference or (reference, display)
        case Quantity(value=value, unit=unit, system=system, code=code, comparator=comparator):
            return (value, (system, code) if code else unit, comparator)
        case _:
            return content
