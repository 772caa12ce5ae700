"""Ballots and results on paper: what the printed pages say, as data."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assieme.assemblies.votes.ballot_forms import BallotForm, ConsentBallotForm, OneOfThreeForm
from assieme.assemblies.votes.models import Vote
from assieme.assemblies.votes.showing import Step, Steps

BALLOT = "assemblies/votes/typst/ballot.typ"
RESULT = "assemblies/votes/typst/result.typ"

MOST_ROUNDS = 8
"""Rounds that are told on paper; of a longer count the first and the last ones."""

type Data = dict[str, Any]


def ballot(vote: Vote, form: BallotForm, *, address: str, large: bool) -> Data:
    """A ballot to fill in by hand: the same words in the same order as on screen."""
    return {
        "title": vote.title,
        "place": vote.assembly.name,
        "lead": _("A ballot on paper"),
        "address": address,
        "large": large,
        "question": vote.question,
        "kind": form.way.kind,
        "fill": form.way.fill,
        "options": _options(form),
        "reason": _("If you object: why?") if isinstance(form, ConsentBallotForm) else "",
        "notes": _notes(vote, form),
        "says": {
            "how": _("How to fill it in"),
            "lowest": _("0: no"),
            "highest": _("5: very much"),
        },
    }


def _options(form: BallotForm) -> list[Mapping[str, str]]:
    if isinstance(form, OneOfThreeForm):
        return [{"name": str(text), "words": "", "price": ""} for _value, text in form.answers]
    return [{"name": one.name, "words": one.words, "price": one.price} for one in form.choices]


def _notes(vote: Vote, form: BallotForm) -> list[str]:
    notes = []
    if form.way.has_options:
        if vote.places > 1:
            notes.append(
                ngettext("%(num)s of these is chosen.", "%(num)s of these are chosen.", vote.places)
                % {"num": vote.places}
            )
        notes.append(_("If you want none of them, leave all of it empty."))
        if vote.seed:
            notes.append(_("Their order was drawn by lot. It is the same for everybody."))
    if vote.named or isinstance(form, ConsentBallotForm):
        return [*notes, _("This paper is yours, to think it over. You answer on screen, with your name.")]
    return [
        *notes,
        _("Do not write your name on it. It counts if it was handed to you for the urn."),
        _("You may also keep it, to think it over."),
    ]


def result(page: Mapping[str, Any], *, address: str) -> Data:
    """A result, of what its page shows (`result_pages.result`)."""
    vote: Vote = page["vote"]
    steps: Steps | None = page.get("steps")
    bars: Sequence[Sequence[object]] = page.get("tally_rows") or []
    turnout = page["turnout"]
    voted = _("%(cast)s of %(eligible)s voted") % {"cast": turnout.cast, "eligible": turnout.eligible}
    return {
        "title": vote.title,
        "place": vote.assembly.name,
        "lead": "",
        "address": address,
        "question": vote.question,
        "verdict": page["verdict"],
        "why": f"{page['why']} {voted}.",
        "winners": page.get("winners", []),
        "checks": [sentence for _holds, sentence in page["checks"]],
        "counts": [[str(cell) for cell in row] for row in bars],
        "columns": [_("Who"), _("For"), _("Against"), _("Abstained")],
        "lead-in": " ".join(steps.lead) if steps else "",
        "steps": [_step(one) for one in _told(steps)] if steps else [],
        "beside": list(steps.beside) if steps else [],
        "notes": _left_out(steps),
        "says": {
            "asked": _("What our rules asked"),
            "count": _("The count"),
            "steps": _("How it was counted"),
        },
    }


def _told(steps: Steps) -> Sequence[Step]:
    if len(steps.steps) <= MOST_ROUNDS:
        return steps.steps
    half = MOST_ROUNDS // 2
    return (*steps.steps[:half], *steps.steps[-half:])


def _step(step: Step) -> Mapping[str, str]:
    votes = ", ".join(f"{bar.name} {bar.number}" for bar in step.bars)
    return {"title": step.title, "words": " ".join([*step.words, f"{votes}." if votes else ""]).strip()}


def _left_out(steps: Steps | None) -> list[str]:
    many = len(steps.steps) - MOST_ROUNDS if steps else 0
    if many <= 0:
        return []
    return [
        ngettext("%(num)s round is left out here.", "%(num)s rounds are left out here.", many) % {"num": many}
        + " "
        + _("All of them are on screen.")
    ]
