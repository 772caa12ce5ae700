"""The months of a page are those that can be chosen on it."""

from datetime import date

import pytest

from assieme.mirrors.months_asked import asked, listed

TODAY = date(2026, 5, 31)


@pytest.mark.parametrize("last", ["2002-01", "2026-05"])
def test_months_that_are_not_listed_are_not_taken(last: str) -> None:
    period = asked("2001-01", last, TODAY)
    assert period.first in listed(TODAY)
    assert period.last in listed(TODAY)
