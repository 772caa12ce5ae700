"""What voters were shown, compared with what lies in the box, the marks of who voted, and the log."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assieme.assemblies.votes.models import Vote


@dataclass
class Voter:
    """One person with a mind of their own: `shown` are the receipts they saw, with the choice each was given for."""

    number: int
    choice: str
    shown: list[tuple[str, str]] = field(default_factory=list)
    tries: int = 0


@dataclass
class Counts:
    """What happened. `violations` is empty when all is well."""

    database: str
    voters: int = 0
    tries: int = 0
    unanswered: int = 0
    kills_in_vote: int = 0
    kills_in_closing: int = 0
    kills_in_finishing: int = 0
    receipts: int = 0
    box: int = 0
    events_sealed: int = 0
    violations: list[str] = field(default_factory=list)


def check(vote: "Vote", voters: list[Voter], counts: Counts) -> None:
    """Compare what voters were shown with what lies in the box, the marks of who voted, and the log."""
    from django.utils import timezone

    from assieme.assemblies.votes import keys
    from assieme.assemblies.votes.models import BoxEntry, CastMark, Envelope
    from assieme.assemblies.votes.recounting import recount
    from assieme.core.events.seal import seal_all
    from assieme.core.events.verify import verify

    box = dict(BoxEntry.objects.filter(vote=vote).values_list("receipt", "choice"))
    size = BoxEntry.objects.filter(vote=vote).count()
    marks = CastMark.objects.filter(entry__vote=vote).count()
    wrong = counts.violations
    for voter in voters:
        receipt, choice = voter.shown[-1]
        if box.get(receipt) != choice:
            wrong.append(f"voter {voter.number} was shown {receipt} for {choice}; the box says {box.get(receipt)}")
        if len(voter.shown) > 1:
            wrong.append(f"voter {voter.number} was asked again after an answer")
    while seal_all(timezone.now()):
        pass
    verdict = verify()
    counts.receipts += len(voters)
    counts.box += size
    counts.events_sealed = verdict.events - verdict.waiting
    checks = {
        f"{size} ballots in the box of {len(voters)} voters": size == len(voters),
        f"{len(box)} different receipts in a box of {size}": len(box) == size,
        f"{marks} marks of who voted, for {len(voters)} voters": marks == len(voters),
        "counting again gives another result": recount(vote).same,
        "envelopes are left": not Envelope.objects.filter(vote=vote).exists(),
        "the key is left": not keys.exists(vote.pk),
        **{f"the log: {problem}": False for problem in verdict.problems},
        f"{verdict.waiting} events are not sealed": verdict.waiting == 0,
    }
    wrong += [said for said, holds in checks.items() if not holds]
