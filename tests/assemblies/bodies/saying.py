"""Rules of every kind, and the fields in which a browser posts them."""

from typing import Any

from django.http import QueryDict
from hypothesis import strategies as st

from assieme.assemblies.bodies import editor
from assieme.assemblies.bodies.models import Constitution, Seat
from assieme.assemblies.bodies.rules import Rules
from assieme.core.ui.words import STANDPOINTS


def posted(rules: Rules) -> QueryDict:
    form = QueryDict(mutable=True)
    for name, values in editor.fields(rules).items():
        form.setlist(name, values)
    return form


def groups(*, least: int = 0) -> st.SearchStrategy[list[str]]:
    return st.sets(st.sampled_from(STANDPOINTS), min_size=least).map(lambda some: [x for x in STANDPOINTS if x in some])


def a_condition() -> st.SearchStrategy[dict[str, Any]]:
    base = {"of": st.sampled_from(["members", "weight"]), "among": st.just(["all"]) | groups(least=1)}
    share = st.sampled_from(["1/2", "2/3", "3/5", "5/8", "3/4"])
    return st.fixed_dictionaries({**base, "share": share, "strict": st.booleans()}) | st.fixed_dictionaries(
        {**base, "at_least": st.integers(0, 99)}
    )


def some_places() -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "kind": st.sampled_from(Seat.Kind.values),
            "standpoint": st.sampled_from(STANDPOINTS),
            "places": st.integers(1, 6),
            "weight": st.sampled_from(["1", "2", "1/2", "3/2"]),
            "vote": st.booleans(),
            "term_months": st.integers(0, 120),
        }
    )


def all_rules() -> st.SearchStrategy[Rules]:
    keys = st.fixed_dictionaries({"needed": st.integers(1, 5), "standpoints": groups(least=1)})
    return st.builds(
        Rules,
        conditions=st.lists(a_condition(), max_size=4),
        vetoes=groups(),
        seat_plan=st.lists(some_places(), max_size=5),
        ballots=st.sampled_from(Constitution.Ballots.values),
        proxies=st.integers(0, 3),
        trustees=st.just({}) | keys,
        minutes_for=st.sampled_from(Constitution.Readers.values),
        papers_days=st.integers(0, 30),
        receiver=st.sampled_from(Constitution.Receiver.values),
        quorum_share=st.sampled_from(["0", "1/3", "1/2", "3/7"]),
        quorum_by_standpoint=st.dictionaries(st.sampled_from(STANDPOINTS), st.integers(1, 9)),
        binding=st.booleans(),
        override=st.sampled_from(Constitution.Override.values),
        agenda=groups(),
        chair=groups(),
    )
