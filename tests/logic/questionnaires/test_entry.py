import time
from decimal import Decimal

import pytest

from assieme.logic.questionnaires.entry import typed
from assieme.logic.questionnaires.findings import Findings
from assieme.logic.questionnaires.model import Item, Kind, Look, Place
from assieme.logic.questionnaires.node import Node
from assieme.logic.questionnaires.patterns import fit_pattern, fits
from assieme.logic.questionnaires.values import Coding, Content, Quantity, Reference

KG = Coding("kg", "kilograms", "u")


@pytest.mark.parametrize(
    ("kind", "text", "content"),
    [
        (Kind.INTEGER, " 12 ", 12),
        (Kind.INTEGER, "-3", -3),
        (Kind.INTEGER, "1.5", None),
        (Kind.INTEGER, "99999999999", None),
        (Kind.INTEGER, "١٢", None),
        (Kind.DECIMAL, "1,50", Decimal("1.50")),
        (Kind.DECIMAL, "1.50", Decimal("1.50")),
        (Kind.DECIMAL, "1e5", None),
        (Kind.DECIMAL, "NaN", None),
        (Kind.BOOLEAN, "true", True),
        (Kind.BOOLEAN, "false", False),
        (Kind.BOOLEAN, "yes", None),
        (Kind.DATE, "2026-05", "2026-05"),
        (Kind.DATE, "2026-13", None),
        (Kind.TIME, "09:30", "09:30:00"),
        (Kind.TIME, "9:30", None),
        (Kind.DATE_TIME, "2026-05-01T10:00:00Z", "2026-05-01T10:00:00Z"),
        (Kind.DATE_TIME, "2026-05-01T10:00", None),
        (Kind.STRING, "  a ", "a"),
        (Kind.TEXT, "a\r\nb", "a\nb"),
        (Kind.STRING, "   ", None),
        (Kind.URL, "https://example.org", "https://example.org"),
        (Kind.URL, "two words", None),
        (Kind.REFERENCE, "Patient/1", Reference("Patient/1")),
        (Kind.REFERENCE, "my sister", Reference("", "my sister")),
        (Kind.ATTACHMENT, "x", None),
        (Kind.OPEN_CHOICE, "my own", "my own"),
    ],
)
def test_what_a_text_means_to_each_kind(kind: Kind, text: str, content: Content | None) -> None:
    found = typed(Item("q", kind), text)
    assert (None if found is None else found.content) == content


@pytest.mark.parametrize(
    ("units", "unit", "content"),
    [
        ((), "", Quantity(Decimal(3))),
        ((), "stone", Quantity(Decimal(3), "stone")),
        ((KG,), "", Quantity(Decimal(3), "kilograms", "u", "kg")),
        ((KG,), "kg", Quantity(Decimal(3), "kilograms", "u", "kg")),
        ((KG, Coding("lb", "pounds", "u")), "pounds", Quantity(Decimal(3), "pounds", "u", "lb")),
    ],
)
def test_a_quantity_has_the_unit_that_was_said(units: tuple[Coding, ...], unit: str, content: Quantity) -> None:
    found = typed(Item("q", Kind.QUANTITY, look=Look(units=units)), "3", unit)
    assert found is not None
    assert found.content == content


@pytest.mark.parametrize("place", [Place("q", (0,)), Place("a:b", (1, 20)), Place("", (3,))])
def test_a_place_is_read_from_its_name(place: Place) -> None:
    assert Place.parse(str(place)) == place


@pytest.mark.parametrize("name", ["", "q", ":q", "x:q", "-1:q", "1.:q", "9999999:q", "1 :q", "²:q"])
def test_other_names_are_no_places(name: str) -> None:
    with pytest.raises(ValueError, match="no place"):
        Place.parse(name)


@pytest.mark.parametrize(
    "pattern",
    ["(a+)+b", "(a*)*", "(a|aa)+$", "(.*a){20}", "([a-z]+)*x", "(?:a{1,50}){1,50}", "a*a*a*a*a*a*a*b", "(x+x+)+y"],
)
def test_patterns_that_could_take_for_ever_are_refused(pattern: str) -> None:
    findings = Findings()
    assert fit_pattern(Node({}, "q", findings), pattern) == ""
    assert findings.problems


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"^[A-Z]{2}\d{4}$", "AB1234"),
        (r"[^@\s]+@[^@\s]+\.[a-z]{2,}", "ada@example.org"),
        (r"(\d{3}-){2}\d{4}", "123-456-7890"),
        (r"^(\+\d{1,3} ?)?\d{6,12}$", "+39 0612345678"),
        (r"(?:25[0-5]|1?\d?\d)(?:\.(?:25[0-5]|1?\d?\d)){3}", "192.168.1.1"),
        (r"[A-Za-zÀ-ÿ' -]+", "D'Arcy"),
    ],
)
def test_usual_patterns_are_taken_and_match_quickly(pattern: str, text: str) -> None:
    findings = Findings()
    fit = fit_pattern(Node({}, "q", findings), pattern)
    assert findings.problems == []
    assert fits(fit, text)
    start = time.perf_counter()
    assert not fits(fit, text * 60 + "!")
    assert time.perf_counter() - start < 1
