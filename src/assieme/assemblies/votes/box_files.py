"""The file of a counted vote: everything with which anyone can count again, and no names of voters."""

from collections.abc import Mapping
from typing import Any

from assieme.assemblies.votes.counting import keys_of, names_in_files
from assieme.assemblies.votes.marks import SAID, Marks
from assieme.assemblies.votes.models import Vote
from assieme.assemblies.votes.options import choices_of
from assieme.assemblies.votes.reads import box_of, outcome_of, turnout_by_standpoint
from assieme.logic.voting.files.box import FORMAT

HOW_TO_COUNT = (
    "A vote passes when every check holds. Majority: 'for' divided by ('for' + 'against') is more than "
    "rules.share where rules.strict, else at least it; abstentions count for the quorum alone. Where "
    "rules.joined names standpoints, the same share is needed among the ballots of part 'joined'; where the "
    "box is one heap, result.attested says how that came out. Quorum: ballots cast divided by people on the "
    "roll is at least rules.quorum_share, and each standpoint in rules.quorum_by_standpoint cast that many."
)


def file_of(vote: Vote) -> Mapping[str, Any]:
    """The file of a vote of any method."""
    common = {
        "vote": str(vote.pk),
        "assembly": vote.assembly.name,
        "title": vote.title,
        "closed_at": vote.closed_at.isoformat() if vote.closed_at else None,
        "roll": {
            one.value: {"eligible": number.eligible, "cast": number.cast}
            for one, number in turnout_by_standpoint(vote).items()
        },
        "result": outcome_of(vote),
    }
    return {**(_question(vote) if vote.method in SAID else _options(vote)), **common}


def _question(vote: Vote) -> Mapping[str, Any]:
    rules = vote.rules
    return {
        "format": "assieme box 1",
        "how_to_count": HOW_TO_COUNT,
        "rules": {
            "version": rules.version,
            "share": rules.share,
            "strict": rules.strict,
            "joined": rules.joined,
            "quorum_share": rules.quorum_share,
            "quorum_by_standpoint": rules.quorum_by_standpoint,
        },
        "box": [{"receipt": one.receipt, "choice": one.choice, "part": one.part} for one in box_of(vote)],
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
