"""A month in words."""

from datetime import date

from django.utils import formats
from django.utils.translation import get_language


def month_name(first: date) -> str:
    """ "May 2026", "maggio 2026"."""
    name = str(formats.date_format(first, "F Y"))
    return name.lower() if get_language() == "it" else name
