"""What a form hands to an action."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Written:
    """What somebody wrote on a card; `time` and `cost` are values of `models`, `drawing` a harmless SVG.

    Only the idea is needed, and not even that where there is a drawing.
    """

    idea: str
    challenge: str = ""
    time: str = ""
    cost: str = ""
    barriers: str = ""
    benefits: str = ""
    drawing: str = ""
    drawing_says: str = ""
