"""Elections for tests: written briefly, or drawn by Hypothesis."""

from collections.abc import Mapping, Sequence
from random import Random

from hypothesis import strategies as st

from assieme.logic.voting.lots import SEED
from assieme.logic.voting.result import Ballot, Candidate, Election, Quota

GROUPS = ("carer", "service user", "professional")


def election(*ballots: str, seats: int = 1, names: str = "", withdrawn: str = "", seed: str = SEED) -> Election:
    """`3 A>B=C` is three ballots; candidates are single letters, in the order of `names` or the alphabet."""
    pairs = [text.split() if " " in text else [text, ""] for text in ballots]
    order = names or "".join(sorted({letter for _, ranks in pairs for letter in ranks if letter.isalpha()}))
    places = {letter: place for place, letter in enumerate(order)}
    return Election(
        candidates=tuple(Candidate(letter) for letter in order),
        ballots=tuple(
            Ballot(
                int(weight), tuple(tuple(places[one] for one in rank.split("=") if one) for rank in ranks.split(">"))
            )
            for weight, ranks in pairs
        ),
        seats=seats,
        withdrawn=frozenset(places[letter] for letter in withdrawn),
        seed=seed,
    )


def named(found: Election, candidates: Sequence[int]) -> str:
    """Candidates as their letters."""
    return "".join(found.names[one] for one in candidates)


def _ranking(random: Random, candidates: int) -> tuple[tuple[int, ...], ...]:
    """A ballot that may be short, skip a rank or put several on one."""
    ranks: list[tuple[int, ...]] = []
    for one in random.sample(range(candidates), random.randint(0, candidates)):
        together = random.choice(("next", "next", "next", "next", "equal", "skip"))
        if together == "equal" and ranks:
            ranks[-1] = (*ranks[-1], one)
        else:
            ranks += [(), (one,)] if together == "skip" else [(one,)]
    return tuple(ranks)


def _election(random: Random, seats: int, candidates: int) -> Election:
    number = random.randint(1, candidates)
    heaviest = random.choice((1, 3, 40))
    return Election(
        candidates=tuple(Candidate(chr(65 + one), random.choice(GROUPS)) for one in range(number)),
        ballots=tuple(
            Ballot(random.randint(1, heaviest), _ranking(random, number)) for _ in range(random.randint(0, 12))
        ),
        seats=random.randint(1, seats),
        withdrawn=frozenset(random.sample(range(number), random.choice((0, 0, random.randrange(number))))),
        seed=random.choice(("one", "two")),
    )


def elections(seats: int = 4, candidates: int = 6) -> st.SearchStrategy[Election]:
    """Few candidates and small weights, so that ties and exhausted ballots are common."""
    return st.builds(_election, st.randoms(use_true_random=True), st.just(seats), st.just(candidates))


def quotas() -> st.SearchStrategy[Mapping[str, Quota]]:
    """Quotas that can often, and often not, be met."""
    limits = st.builds(
        lambda least, more: Quota(least, None if more is None else least + more),
        st.integers(0, 2),
        st.none() | st.integers(0, 2),
    )
    return st.dictionaries(st.sampled_from(GROUPS), limits)


def shuffled(found: Election, order: Sequence[int]) -> Election:
    """The same election with its candidates listed in another order, and its ballots too."""
    place = {old: new for new, old in enumerate(order)}
    return Election(
        candidates=tuple(found.candidates[old] for old in order),
        ballots=tuple(
            Ballot(ballot.weight, tuple(tuple(place[one] for one in rank) for rank in ballot.ranking))
            for ballot in reversed(found.ballots)
        ),
        seats=found.seats,
        withdrawn=frozenset(place[one] for one in found.withdrawn),
        quotas=found.quotas,
        seed=found.seed,
    )
