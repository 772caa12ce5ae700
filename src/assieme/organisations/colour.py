"""An organisation's own colour: whether it can be read, and the shades that go with it."""

import re
from dataclasses import dataclass

WHITE, PAPER, INK, NIGHT = "#FFFFFF", "#FBF7F0", "#1E2A2F", "#1E2629"
READABLE = 4.5
"""WCAG 2.2, 1.4.3: contrast of text with its ground, at least."""


def is_colour(text: str) -> bool:
    """Whether a text is a colour as `#rrggbb`."""
    return re.fullmatch(r"#[0-9A-Fa-f]{6}", text) is not None


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours (`#rrggbb`), between 1 and 21: WCAG 2.2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable(colour: str) -> bool:
    """Whether text in this colour can be read on white and on our paper, and white text on it."""
    return min(contrast(colour, WHITE), contrast(colour, PAPER)) >= READABLE


@dataclass(frozen=True)
class Shades:
    """A colour with what goes with it; `on` is the text on it."""

    plain: str
    deep: str
    tint: str
    on: str


def light_shades(colour: str) -> Shades:
    return Shades(plain=colour, deep=mix(colour, "#000000", 0.32), tint=mix(colour, WHITE, 0.89), on=WHITE)


def dark_shades(colour: str) -> Shades:
    """The colour made lighter until it can be read well on a dark ground (contrast at least 7)."""
    plain = next(
        shade for shade in (mix(colour, WHITE, step / 20) for step in range(21)) if contrast(shade, NIGHT) >= 7
    )
    return Shades(plain=plain, deep=mix(plain, WHITE, 0.4), tint=mix(colour, NIGHT, 0.72), on="#10191B")


def mix(one: str, other: str, share: float) -> str:
    """`share` (0 to 1) of `other` in `one`, channel by channel."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))


def _luminance(colour: str) -> float:
    linear = [_linear(channel / 255) for channel in _channels(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
