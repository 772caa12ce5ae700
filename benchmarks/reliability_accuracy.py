"""Reliability beside R's psych: the largest difference over made-up and published answers. Needs `Rscript` with psych.

python -m benchmarks.reliability_accuracy
"""

import csv
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

from assieme.logic.psychometrics.alpha import alpha
from assieme.logic.psychometrics.icc import icc
from assieme.logic.psychometrics.omega import omega_total
from benchmarks._table import remember, show

ATTITUDE = Path(__file__).parents[1] / "tests" / "logic" / "psychometrics" / "attitude.csv"
SHAPES = ((30, 6), (60, 8), (200, 10), (500, 15), (1000, 20))
SCRIPT = """
suppressMessages(library(psych)); options(warn = -1)
for (file in commandArgs(TRUE)) {
  x <- read.csv(file); sink(tempfile()); a <- suppressMessages(alpha(x))
  o <- sapply(c(1, 3), function(k) suppressMessages(omega(x, nfactors = k, plot = FALSE, flip = TRUE))$omega.tot)
  i <- ICC(x, lmer = FALSE)$results; ci <- alpha.ci(a$total$raw_alpha, nrow(x), ncol(x)); sink()
  a <- c(a$total$raw_alpha, a$total$std.alpha, ci$lower.ci, ci$upper.ci, a$total$ase)
  cat(format(c(a, o, i$ICC, i$p, i[, 7], i[, 8]), digits = 17), "\\n")
}
"""


def made_up(people: int, items: int) -> list[list[float]]:
    """Answers from 1 to 5 that share one thing, and in thirds another."""
    chance = np.random.default_rng(people)
    shared, thirds = chance.normal(size=(people, 1)), chance.normal(size=(people, 3))
    own = chance.normal(size=(people, items))
    found = np.clip(np.round(3 + shared + 0.6 * thirds[:, np.arange(items) % 3] + own), 1, 5)
    return [list(map(float, row)) for row in found.tolist()]


def ours(rows: list[list[float]]) -> tuple[list[float], bool]:
    """Our numbers in the order of the script, and whether one of the factor solutions is improper."""
    a, omegas, forms = alpha(rows), [omega_total(rows, factors) for factors in (1, 3)], icc(rows)
    numbers = [a.raw, a.standardised, a.low, a.high, a.standard_error, *(one.total for one in omegas)]
    for name in ("value", "p", "low", "high"):
        numbers += [getattr(form, name) for form in forms]
    return numbers, any(one.improper for one in omegas)


def theirs(tables: list[list[list[float]]]) -> list[list[float]]:
    """The numbers that R gives for each table."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"{number}.csv" for number in range(len(tables))]
        for path, rows in zip(files, tables, strict=True):
            with path.open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows([[f"i{one}" for one in range(len(rows[0]))], *rows])
        command = ["Rscript", "-e", SCRIPT, *map(str, files)]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [[float(one) for one in line.split()] for line in printed.splitlines()]


def main() -> None:
    if shutil.which("Rscript") is None:
        print("Rscript is not installed: nothing to compare with.", file=sys.stderr)
        return
    with ATTITUDE.open(encoding="utf-8") as file:
        attitude = [[float(one) for one in row] for row in list(csv.reader(file))[1:]]
    tables = {"attitude (R)": attitude, **{f"{people} × {items}": made_up(people, items) for people, items in SHAPES}}
    lines, largest = [], 0.0
    for (name, rows), numbers in zip(tables.items(), theirs(list(tables.values())), strict=True):
        found, improper = ours(rows)
        difference = max(abs(one - other) for one, other in zip(found, numbers, strict=True))
        largest = largest if improper else max(largest, difference)
        lines.append((name, len(found), f"{difference:.1e}", "improper" if improper else ""))
    show("Reliability beside R's psych", ("people × items", "numbers", "largest difference", ""), lines)
    remember("reliability: largest difference from R's psych (proper solutions)", f"{largest:.1e}", "1e-6")


if __name__ == "__main__":
    main()
