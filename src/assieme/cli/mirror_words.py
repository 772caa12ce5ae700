"""A mirror in words and one table, for people at a terminal."""

from assieme.logic.mirrors.account import Mirror
from assieme.logic.mirrors.enacted import Enacted
from assieme.logic.mirrors.estimates import Estimate
from assieme.logic.mirrors.felt import Felt

NOT_YET = "not enough yet"


def told(found: Mirror) -> str:
    """Promise, rules, practice and feeling, and then every indicator with its interval."""
    formal = (found.formal.level or "not applicable") if found.formal else "not known"
    return "\n".join(
        [
            f"Declared: {found.declared or 'nothing'}",
            f"Rules:    {formal} (against the promise: {found.kept_by_rules})",
            f"Practice: {_practice(found.enacted)} (against the promise: {found.kept_in_practice})",
            f"          {_telling(found.enacted)}",
            *([f"Lacking:  {', '.join(found.enacted.missing)}."] if found.enacted.missing else []),
            "",
            *(f"Felt, {one}: {_felt(answers)}" for one, answers in found.felt.items()),
            *([""] if found.felt else []),
            *(_line(name, one, estimate) for name, row in found.indicators.items() for one, estimate in row.items()),
            "",
            f'Rule "{found.enacted.rule_version}". Intervals: 95 %. No level is better than another.',
        ]
    )


def _practice(found: Enacted) -> str:
    shares = ", ".join(f"{level} {share:.0%}" for level, share in found.posterior.items())
    return f"{found.level or NOT_YET} ({shares})"


def _telling(found: Enacted) -> str:
    telling = found.telling
    other = "professionals" if telling.against == "professional" else "the others"
    return (
        f"Of {telling.decisions} decisions that tell service users' way from that of {other}, "
        f"{telling.users_way} went the service users' way."
    )


def _felt(answers: Felt | None) -> str:
    if answers is None:
        return "hidden, since fewer than 5 answered"
    ranges = {"heard": answers.heard, "counted": answers.counted, "next": answers.next}
    shown = (f"{name} {one.low:g} to {one.high:g}" for name, one in ranges.items() if one)
    return f"{', '.join(shown)} (the middle half of {answers.n})"


def _line(name: str, standpoint: str, one: Estimate) -> str:
    value, low, high = ("–" if part is None else f"{part:.2f}" for part in (one.value, one.low, one.high))
    return f"{name:<15} {standpoint:<17} {value:>8}  ({low} to {high}), n = {one.n}"
