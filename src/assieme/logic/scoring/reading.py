"""The scoring file of a questionnaire: `docs/reference/scoring-file.md` describes it for people."""

from fractions import Fraction

from assieme.logic.scoring.declaration import Declaration, Method, Missing, Part, Row, Rule, Score
from assieme.logic.scoring.sheet import Reader, load
from assieme.logic.tomlfile import FileError, Problem

FORMAT = "assieme scoring 1"


def read_scoring(text: str, file: str) -> Declaration:
    """The declaration in a JSON text; `file` is the name that problems carry.

    Raises `FileError` with every problem found: text that is no JSON, keys that are unknown, missing or of a
    wrong type, scores named twice, parts that are no score declared before.
    """
    problems: list[Problem] = []
    root = Reader(load(text, file), file, "", problems)
    if root.text("format", required=True) not in (None, FORMAT):
        root.refuse("format", f'must be "{FORMAT}"')
    url = root.text("questionnaire")
    codes = _codes(root)
    declared = _scores(root)
    root.finish()
    if problems:
        raise FileError(tuple(problems))
    return Declaration(scores=declared, questionnaire=url, codes=codes)


def _codes(root: Reader) -> dict[str, dict[str, Fraction]]:
    found: dict[str, dict[str, Fraction]] = {}
    for table in root.each("values"):
        items, numbers = table.texts("items"), table.numbers("codes")
        for key in ("items", "codes"):
            if key not in table.values:
                table.refuse(key, "is missing: `items` are the linkIds for which `codes` has a number by code")
        if any(item in found for item in items):
            table.refuse("items", "has an item whose numbers are given before")
        found |= dict.fromkeys(items, numbers)
        table.finish()
    return found


def _scores(root: Reader) -> tuple[Score, ...]:
    tables = root.each("scores")
    if "scores" not in root.values:
        root.refuse("scores", "is missing")
    found: dict[str, Score] = {}
    for table in tables:
        one = _score(table, frozenset(found))
        if one.name in found:
            table.refuse("name", "is the name of a score before it")
        found[one.name] = one
    return tuple(found.values())


def _score(table: Reader, before: frozenset[str]) -> Score:
    name = table.text("name", required=True) or ""
    if not name.replace("-", "").isalnum() or not name.isascii():
        table.refuse("name", "must be letters, digits and hyphens")
    items, others = table.texts("items"), table.texts("scores")
    if bool(items) == bool(others):
        table.refuse("items", "or scores: a score counts items, or scores declared before it")
    for other in others:
        if other not in before:
            table.refuse("scores", f'has "{other}", which is no score declared before')
    method = table.word("method", Method) or Method.SUM
    parts = _parts(table, items or others)
    score = Score(
        name=name,
        title=table.words("title", required=True),
        method=method,
        parts=parts,
        of_scores=bool(others),
        missing=_missing(table, method, len(parts)),
        places=table.whole("round", 0, 6),
        range=table.span("range"),
        lookup=_lookup(table),
    )
    table.finish()
    return score


def _parts(table: Reader, names: tuple[str, ...]) -> tuple[Part, ...]:
    weights = table.numbers("weights")
    reverse = table.inside("reverse")
    turned = {name: reverse.span(name) for name in reverse.values} if reverse else {}
    for name in (*weights, *turned):
        if name not in names:
            table.refuse("weights" if name in weights else "reverse", f'has "{name}", which this score does not count')
    if any(weight <= 0 for weight in weights.values()):
        table.refuse("weights", "must be above 0; an item that counts the other way goes into reverse")
        return ()
    return tuple(Part(name, weights.get(name, Fraction(1)), turned.get(name)) for name in names)


def _missing(table: Reader, method: Method, parts: int) -> Missing:
    said = table.inside("missing")
    if said is None:
        return Missing()
    at_most, at_least = said.whole("at_most", 0, max(parts - 1, 0)), said.whole("at_least_answered", 1, max(parts, 1))
    if (at_most is None) == (at_least is None):
        said.refuse("at_most", "or at_least_answered: one of the two says how much may be missing")
    rule = said.word("then", Rule, Rule.ANSWERED) or Rule.ANSWERED
    if rule is Rule.PRORATE and method is Method.MEAN:
        said.refuse("then", 'is for sums: a mean of what was answered is "answered"')
    said.finish()
    return Missing(at_most if at_most is not None else parts - (at_least or parts), rule)


def _lookup(table: Reader) -> tuple[Row, ...]:
    rows: list[Row] = []
    for line in table.each("lookup"):
        start = line.number("from")
        if start is None:
            line.refuse("from", "is missing: the number from which the row holds")
        elif rows and start <= rows[-1].start:
            line.refuse("from", "must be higher than in the row before")
        else:
            rows.append(Row(start, line.number("value"), line.words("band"), line.words("meaning")))
        line.finish()
    return tuple(rows)
