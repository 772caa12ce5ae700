"""The file of a counted vote: everything with which anyone can count again, and no names of voters."""

from collections.abc import Mapping
from typing import Any

from assieme.assemblies.votes.counting import keys_of, names_in_files
from assieme.assemblies.votes.marks import Marks, Method
from assieme.assemblies.votes.models import Vote
from assieme.assemblies.votes.options import choices_of
from assieme.assemblies.votes.reads import box_of, called_for, outcome_of
from assieme.assemblies.votes.tally import Called
from assieme.logic.voting.files.box import FORMAT
from assieme.logic.voting.parts import Turnout

HOW_TO_COUNT = (
    "A vote passes when every check holds. Each of rules.conditions asks for a share of 'for' among 'for' and "
    "'against', or for a number of 'for' (at_least), of members or of weight, of everybody or of some standpoints: "
    "more than the share where strict, else at least it; abstentions count for the quorum alone. 'parts' says who is "
    "counted together in the box; where the box is one heap, the checks that are attested say how those came out whose "
    "numbers are withheld. Quorum: ballots cast divided by people on the roll is at least rules.quorum_share, and each "
    "standpoint in rules.quorum_by_standpoint cast that many."
)


def file_of(vote: Vote) -> Mapping[str, Any]:
    """The file of a vote of any method."""
    called = called_for(vote)
    common = {
        "vote": str(vote.pk),
        "assembly": vote.assembly.name,
        "title": vote.title,
        "closed_at": vote.closed_at.isoformat() if vote.closed_at else None,
        "roll": {one.value: _turnout(number) for one, number in called.roll.items()},
        "result": outcome_of(vote),
    }
    if vote.method == Method.RULES:
        return {**_by_rules(vote, called), **common}
    return {**(_consent(vote) if vote.method == Method.CONSENT else _options(vote)), **common}


def _turnout(number: Turnout) -> dict[str, int]:
    return {"eligible": number.eligible, "cast": number.cast}


def _by_rules(vote: Vote, called: Called) -> Mapping[str, Any]:
    rules = vote.rules
    return {
        "format": "assieme box 1",
        "how_to_count": HOW_TO_COUNT,
        "rules": {
            "version": rules.version,
            "conditions": rules.conditions,
            "share": rules.share,
            "strict": rules.strict,
            "joined": rules.joined,
            "quorum_share": rules.quorum_share,
            "quorum_by_standpoint": rules.quorum_by_standpoint,
        },
        "parts": {
            name: {
                "standpoints": sorted(one.value for one in part.standpoints),
                "weight": str(part.weight),
                "veto": part.veto,
                **_turnout(part.turnout),
            }
            for name, part in called.parts.items()
        },
        "box": [{"receipt": one.receipt, "choice": one.choice, "part": one.part} for one in box_of(vote)],
    }


def _consent(vote: Vote) -> Mapping[str, Any]:
    return {
        "assieme": FORMAT,
        "method": vote.method,
        "ballots": [{"choice": one.said} for one in box_of(vote)],
    }


def _options(vote: Vote) -> Mapping[str, Any]:
    choices = choices_of(vote)
    names = names_in_files(choices)
    return {
        "assieme": FORMAT,
        "method": vote.method,
        "seats": vote.places,
        "candidates": [
            {"id": key, "name": name, **({"standpoint": one.standpoint} if vote.quotas else {})}
            for key, name, one in zip(keys_of(choices), names, choices, strict=True)
        ],
        "quotas": vote.quotas,
        "seed": vote.seed,
        "ballots": [{"receipt": one.receipt, "choice": _in_files(one.said)} for one in box_of(vote)],
    }


def _in_files(marks: Marks) -> list[str] | dict[str, int]:
    """Marks with the words for options that files have."""
    if isinstance(marks, dict):
        return {f"o{option}": points for option, points in marks.items()}
    return [f"o{option}" for option in marks]
