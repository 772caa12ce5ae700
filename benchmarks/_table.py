"""Tables on standard output, and the ratios that `make bench` gathers at its end."""

import os
import statistics
from collections.abc import Sequence
from pathlib import Path

SUMMARY = "BENCH_SUMMARY"


def show(title: str, head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print a table; the first column is left-aligned, the others right-aligned."""
    cells = [[str(cell) for cell in row] for row in (head, *rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    print(f"\n{title}")
    for number, row in enumerate(cells):
        first, rest = row[0].ljust(widths[0]), zip(row[1:], widths[1:], strict=True)
        print("  ".join([first, *(cell.rjust(width) for cell, width in rest)]).rstrip())
        if number == 0:
            print("  ".join("-" * width for width in widths))


def remember(what: str, ratio: str, aim: str) -> None:
    """Keep a line for the table at the end of `make bench`; does nothing when a benchmark runs by itself."""
    place = os.environ.get(SUMMARY)
    if place:
        with Path(place).open("a", encoding="utf-8") as file:
            file.write(f"{what}\t{ratio}\t{aim}\n")


def median(values: Sequence[float]) -> float:
    return statistics.median(values)


def summary() -> None:
    """Print everything that was remembered, in one table."""
    lines = Path(os.environ[SUMMARY]).read_text(encoding="utf-8").splitlines()
    show("All ratios", ["", "ratio", "aim"], [line.split("\t") for line in lines])


if __name__ == "__main__":
    summary()
