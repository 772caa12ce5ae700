"""The ways to decide, in plain words: what each is for, how it works, and how its ballot is filled in."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.votes.models import Vote

Method = Vote.Method


@dataclass(frozen=True)
class Way:
    """A way to decide. `kind` says how its ballot is filled in: `one`, `ticks`, `points` or `ranks`.

    `many`: it can choose more than one; `people`: it is fit for choosing persons.
    """

    method: str
    kind: str
    name: Promise
    when: Promise
    how: tuple[Promise, ...]
    fill: Promise
    many: bool = False
    people: bool = False

    @property
    def has_options(self) -> bool:
        """Whether there are several things to choose from, and not one question."""
        return self.kind != "one"


_WAYS = (
    Way(
        Method.RULES,
        "one",
        _("For or against"),
        _("One question, and your rules say how many must be for it."),
        (
            _("Each person says for or against."),
            _("Your rules say what share is needed, and in which groups."),
            _("If you abstain, you only help to make up the number of people who must take part."),
        ),
        _("Mark for, against or abstain."),
    ),
    Way(
        Method.CONSENT,
        "one",
        _("Can we all live with it?"),
        _("You want a plan that nobody has good reason to stop."),
        (
            _("Nobody asks if it is the best plan. You ask if it is good enough to try."),
            _("Who objects gives a reason. Then the group works on the plan."),
            _("You ask again with the new words. It passes when nobody objects."),
            _("Names are shown, so that you can talk about the reasons."),
        ),
        _("Say if you can live with it. If not, write why."),
    ),
    Way(
        Method.APPROVAL,
        "ticks",
        _("Tick all you like"),
        _("You look for what most people could agree to, such as topics for your next meetings."),
        (
            _("Tick as many as you like. Each tick counts the same."),
            _("What has the most ticks is chosen."),
            _("What you leave empty gets no vote from you."),
        ),
        _("Tick all that you could agree to."),
        many=True,
    ),
    Way(
        Method.SCORE,
        "points",
        _("Give points"),
        _("It matters how much people like each thing, not only if they do."),
        (
            _("You give each thing 0 to 5 points."),
            _("All points are added up. The most points win."),
            _("What you leave empty gets 0 points from you."),
        ),
        _("Give each one 0 to 5 points. 5 is best."),
        many=True,
    ),
    Way(
        Method.IRV,
        "ranks",
        _("Put in order: the last one leaves"),
        _("You choose one thing or one person out of many, and want more than half of you behind it."),
        (
            _("You put them in order. Your ballot counts for your first."),
            _("If nobody has more than half, the one with the fewest ballots leaves."),
            _("Ballots for that one go on to the next name on them. This goes on until one has more than half."),
        ),
        _("Write 1 for your first, 2 for your second, and so on. You can stop at any point."),
        people=True,
    ),
    Way(
        Method.SCHULZE,
        "ranks",
        _("Put in order: each against each"),
        _("You choose one thing that would win against every other one alone."),
        (
            _("You put them in order."),
            _("Then each two are set side by side: which of them do more people put higher?"),
            _("What wins against all others is chosen. If they win in a ring, the weakest wins give way."),
        ),
        _("Write 1 for your first, 2 for your second, and so on. What you leave empty comes last."),
        people=True,
    ),
    Way(
        Method.STV,
        "ranks",
        _("Elect several by ranking"),
        _("You elect several people, and each large enough group should get its share of the places."),
        (
            _("You put people in order. Your vote goes to your first."),
            _("Who reaches a set number of votes is elected. Votes above that number go on to the next names."),
            _("If nobody reaches it, the one with the fewest votes leaves, and those votes go on too."),
            _("So few votes are lost, and no large group takes all the places."),
        ),
        _("Write 1 for your first, 2 for your second, and so on. You can stop at any point."),
        many=True,
        people=True,
    ),
    Way(
        Method.PAV,
        "ticks",
        _("A programme for every group"),
        _("You choose several things at once, and smaller groups should find something of theirs in it too."),
        (
            _("Tick all you like."),
            _("They are chosen one by one. The one with the most votes comes next."),
            _("Once something you ticked is chosen, your other ticks count less: a half, then a third."),
            _("So those who have nothing yet come next."),
        ),
        _("Tick all that you would like to have."),
        many=True,
    ),
    Way(
        Method.BUDGET,
        "ticks",
        _("Share out a budget"),
        _("There is money for some of the ideas, but not for all."),
        (
            _("Tick the ideas that you would pay for."),
            _("The money is split: each voter has the same share."),
            _("Those who want an idea pay for it together, out of their shares."),
            _("If money is left, all shares are made larger and the count begins again."),
            _("What is then left goes to the ideas with the most support that still fit."),
        ),
        _("Tick the ideas that you would pay for."),
        many=True,
    ),
)

WAYS: Mapping[str, Way] = {way.method: way for way in _WAYS}
