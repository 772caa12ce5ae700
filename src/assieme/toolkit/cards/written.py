"""What a form hands to an action."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Written:
    """What somebody wrote on a card. Only the idea is needed; `time` and `cost` are values of `models`."""

    idea: str
    challenge: str = ""
    time: str = ""
    cost: str = ""
    barriers: str = ""
    benefits: str = ""
