"""Where people stand: each a point, near to those who answer alike.

Principal components of the answers, a missing one filled with the statement's mean; a statement that was moderated
out counts as passed by all. Who answered little would lie near the middle for that alone, so each point is moved
out by the square root of statements ÷ own answers.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import eigh

from assieme.logic.opinions.table import PASS, Table, Whole

type Numbers = NDArray[np.float64]

AXES = 2
ENOUGH_ANSWERS = 7
FEWEST_PEOPLE = 15


def placed(table: Table) -> Numbers:
    """A point for each person of the table."""
    voted = table.answered.any(axis=0)
    counting = table.counting[voted]
    answered = table.answered[:, voted] | ~counting
    choices = np.where(counting & answered, table.choices[:, voted], PASS).astype(np.float64)
    seen = answered.sum(axis=0)
    choices -= choices.sum(axis=0) / np.maximum(seen, 1)
    choices[~answered] = 0.0
    spread = np.sqrt(choices.shape[1] / np.maximum(answered.sum(axis=1), 1))
    points: Numbers = choices @ _axes(choices) * spread[:, None]
    return points


def _axes(centred: Numbers) -> Numbers:
    """The two directions in which answers differ most, one to a column; turned the same way each time."""
    people, statements = centred.shape
    axes = np.zeros((statements, AXES))
    count = min(AXES, people, statements)
    if not count:
        return axes
    wide = statements > people
    products = centred @ centred.T if wide else centred.T @ centred
    size = len(products)
    _weights, found = eigh(products, subset_by_index=[size - count, size - 1])
    directions = centred.T @ found if wide else found
    lengths = np.linalg.norm(directions, axis=0)
    directions = (directions / np.where(lengths > 0, lengths, 1.0))[:, ::-1]
    largest = directions[np.abs(directions).argmax(axis=0), np.arange(count)]
    axes[:, :count] = directions * np.where(largest < 0, -1.0, 1.0)
    return axes


def eligible(table: Table) -> NDArray[np.bool_]:
    """Who is on the map: who gave seven answers, or all there are; where these are under 15, the busiest join them."""
    given: Whole = table.answered.sum(axis=1)
    voted = int(table.answered.any(axis=0).sum())
    enough: NDArray[np.bool_] = given >= min(ENOUGH_ANSWERS, voted)
    short = FEWEST_PEOPLE - int(enough.sum())
    if short > 0:
        busiest = [one for one in np.argsort(-given, kind="stable") if not enough[one]]
        enough[busiest[:short]] = True
    return enough
