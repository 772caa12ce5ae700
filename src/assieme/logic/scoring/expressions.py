"""A declared scoring in FHIRPath, so that any SDC engine gives the same score from the same answers.

The numbers of answers are written out code by code, so that no engine needs to look a weight up. Each item that is
counted becomes a variable of the root (`%answer1`), and each score another (`%score1`).
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from assieme.logic.questionnaires.model import Item, Kind, Questionnaire
from assieme.logic.questionnaires.values import Coding, Value
from assieme.logic.scoring.declaration import Declaration, Method, Part, Row, Rule, Score, Words
from assieme.logic.scoring.numbers import keys

Named = tuple[str, str]
"""A variable: its name, and its expression."""


def variables(declaration: Declaration, questionnaire: Questionnaire) -> tuple[Named, ...]:
    """All variables, each after those that it uses."""
    counted = dict.fromkeys(part.name for score in declaration.scores if not score.of_scores for part in score.parts)
    answers = {link_id: f"answer{number}" for number, link_id in enumerate(counted, start=1)}
    scores = score_names(declaration)
    return (
        *((name, _answer(questionnaire, one, declaration.codes.get(one, {}))) for one, name in answers.items()),
        *((scores[one.name], _score(one, scores if one.of_scores else answers)) for one in declaration.scores),
    )


def score_names(declaration: Declaration) -> dict[str, str]:
    """The variable of each score, by the score's name."""
    return {score.name: f"score{number}" for number, score in enumerate(declaration.scores, start=1)}


def _answer(questionnaire: Questionnaire, link_id: str, codes: Mapping[str, Fraction]) -> str:
    path = questionnaire.paths[link_id]
    value = f"{_path(path)}.answer.value{_counted(path[-1], codes)}"
    if any(item.repeats for item in path):
        return f"iif({value}.exists(), {value}.aggregate($this + $total, 0), {{}})"
    return value


def _path(path: Sequence[Item]) -> str:
    steps, through = "%resource", ""
    for item in path:
        steps += f"{through}.item.where(linkId = {quoted(item.link_id)})"
        through = ".answer" if item.is_question else ""
    return steps


def _counted(item: Item, codes: Mapping[str, Fraction]) -> str:
    """From the value of an answer to its number."""
    table = tuple(_table(item, codes))
    if table:
        return f".select({_choose(table)})"
    if item.kind is Kind.BOOLEAN:
        return ".select(iif($this, 1, 0))"
    return ".value" if item.kind is Kind.QUANTITY else ""


def _table(item: Item, codes: Mapping[str, Fraction]) -> Iterator[tuple[str, str]]:
    """For each option with a number: the condition that it was chosen, and the number."""
    for option in item.options:
        declared = next((codes[key] for key in keys(option.value) if key in codes), None)
        weight = Fraction(option.weight) if option.weight is not None else None
        number = weight if declared is None else declared
        if number is not None:
            yield _chosen(option.value), literal(number)


def _chosen(value: Value) -> str:
    content = value.content
    if not isinstance(content, Coding):
        return f"$this = {quoted(content) if isinstance(content, str) else content}"
    if content.system:
        return f"code = {quoted(content.code)} and (system = {quoted(content.system)} or system.empty())"
    return f"code = {quoted(content.code)}"


def _choose(table: Sequence[tuple[str, str]]) -> str:
    return "".join(f"iif({condition}, {result}, " for condition, result in table) + "{}" + ")" * len(table)


def _score(score: Score, names: Mapping[str, str]) -> str:
    parts = [(part, f"%{names[part.name]}") for part in score.parts]
    answered = " + ".join(f"{name}.count()" for _, name in parts)
    value = _rounded(_value(score, parts), score.places)
    return f"iif(({answered}) >= {len(parts) - score.missing.at_most}, {value}, {{}})"


def _value(score: Score, parts: Sequence[tuple[Part, str]]) -> str:
    total = " + ".join(f"iif({name}.exists(), {_weighed(part, name)}, 0)" for part, name in parts)
    if score.method is Method.SUM and (score.missing.then is not Rule.PRORATE or not score.missing.at_most):
        return f"({total})"
    weight = " + ".join(f"iif({name}.exists(), {literal(part.weight)}, 0)" for part, name in parts)
    mean = f"({total}) / ({weight})"
    if score.method is Method.MEAN:
        return mean
    return f"({total}) * {literal(sum((part.weight for part, _ in parts), Fraction(0)))} / ({weight})"


def _weighed(part: Part, name: str) -> str:
    if part.reverse is not None:
        name = f"({literal(sum(part.reverse))} - {name})"
    return name if part.weight == 1 else f"{name} * {literal(part.weight)}"


def _rounded(value: str, places: int | None) -> str:
    return value if places is None else f"({value} * {10**places} + 0.5).floor() / {10**places}"


def band(score: Score, name: str, language: str) -> str:
    """The name of the band in which a score lies."""
    return _looked_up(score.lookup, name, [_said(row.band, language) for row in score.lookup])


def _said(words: Words, language: str) -> str:
    text = words.get(language) or next(iter(words.values()), "")
    return quoted(text) if text else "{}"


def table_value(score: Score, name: str) -> str:
    """The number that the lookup table gives a score."""
    values = [literal(row.value) if row.value is not None else "{}" for row in score.lookup]
    return _looked_up(score.lookup, name, values)


def _looked_up(rows: Sequence[Row], name: str, results: Sequence[str]) -> str:
    table = [(f"%{name} >= {literal(row.start)}", result) for row, result in zip(rows, results, strict=True)]
    return f"iif(%{name}.exists(), {_choose(table[::-1])}, {{}})"


def literal(number: Fraction | int) -> str:
    """An exact number as FHIRPath writes it. Numbers of a file are decimals, so they have an end."""
    number = Fraction(number)
    if number < 0:
        return f"(0 - {literal(-number)})"
    places = next(places for places in range(LONGEST) if (number * 10**places).denominator == 1)
    digits = f"{number.numerator * 10**places // number.denominator:0{places + 1}}"
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits


LONGEST = 400
"""Places that a decimal of a file can have."""


def quoted(text: str) -> str:
    """A text as FHIRPath writes it."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
