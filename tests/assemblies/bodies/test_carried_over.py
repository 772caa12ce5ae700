"""Rules written before rules had conditions of every kind keep what they said (migration 0003 of assemblies)."""

from typing import Any

import pytest

from assieme.assemblies.bodies.models import majorities


# share, strict and joined, as they were; and the conditions that say the same.
@pytest.mark.parametrize(
    ("share", "strict", "joined", "conditions"),
    [
        ("1/2", True, [], [{"of": "members", "among": ["all"], "share": "1/2", "strict": True}]),
        (
            "2/3",
            False,
            ["service user", "carer"],
            [
                {"of": "members", "among": ["all"], "share": "2/3", "strict": False},
                {"of": "members", "among": ["service user", "carer"], "share": "2/3", "strict": False},
            ],
        ),
    ],
)
def test_a_share_and_joined_standpoints_become_conditions(
    share: str, strict: bool, joined: list[str], conditions: list[dict[str, Any]]
) -> None:
    assert majorities(share, strict, joined) == conditions
