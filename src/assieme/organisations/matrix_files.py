"""The matrix as files for a spreadsheet or a script. Words of files: English, lower case with spaces."""

import csv
import io
from typing import Any

from assieme.organisations.matrix_reads import Column

HEADER = ("organisation", "place", "year", "level", "initiative", "service", "source")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def matrix_csv(columns: list[Column]) -> str:
    """One line per initiative under a line of names. A cell that would be computed gets an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADER)
    for column in columns:
        for one in column.activities:
            row = (
                column.name,
                column.place,
                column.year or "",
                one.level,
                one.title,
                one.service,
                one.source,
            )
            writer.writerow([_safe(str(cell)) for cell in row])
    return out.getvalue()


def matrix_json(columns: list[Column]) -> dict[str, Any]:
    """Organisations with their services, the number of initiatives at each level, and the initiatives."""
    return {"organisations": [_organisation(column) for column in columns]}


def _organisation(column: Column) -> dict[str, Any]:
    return {
        "name": column.name,
        "place": column.place or None,
        "year": column.year,
        "source": column.source or None,
        "counts": column.counts,
        "services": [
            {
                "kind": service.kind,
                "name": service.name or None,
                "clinical": service.clinical,
                "level_of_coproduction": service.level or None,
                "source": service.source or None,
            }
            for service in column.services
        ],
        "initiatives": [
            {
                "title": one.title,
                "level": one.level,
                "service": one.service or None,
                "source": one.source or None,
            }
            for one in column.activities
        ],
    }


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
