"""Months of a road, each named by its first day."""

from datetime import date


def month_after(first: date, months: int) -> date:
    """The first day of the month that comes so many months after that of `first`."""
    place = first.year * 12 + first.month - 1 + months
    return date(place // 12, place % 12 + 1, 1)


def months_between(first: date, other: date) -> int:
    """How many months the month of `other` comes after that of `first`."""
    return (other.year - first.year) * 12 + other.month - first.month
