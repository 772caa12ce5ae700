"""Small drawings beside easy words, as lines in a box of 48 × 48. Each stands beside a sentence that says the same."""

from collections.abc import Mapping

SIGNS: Mapping[str, str] = {
    "people": "M16 20a6 6 0 1 0 0-12 6 6 0 0 0 0 12ZM32 20a6 6 0 1 0 0-12 6 6 0 0 0 0 12ZM6 40c0-9 4-15 10-15"
    "s10 6 10 15M24 28c2-2 5-3 8-3 6 0 10 6 10 15",
    "sheet": "M12 5h18l7 7v31H12ZM30 5v8h7M18 21h12M18 28h12M18 35h7",
    "talk": "M5 8h26v18H17l-7 7v-7H5ZM36 17h7v17h-4v6l-6-6H21",
    "decide": "M6 25 18 37 42 11",
    "clock": "M24 43a19 19 0 1 0 0-38 19 19 0 0 0 0 38ZM24 13v12l8 5",
    "unknown": "M24 43a19 19 0 1 0 0-38 19 19 0 0 0 0 38ZM18 19c0-8 12-8 12 0 0 5-6 5-6 10M24 35v.500",
    "next": "M6 24h33M28 12l12 12-12 12",
}


def svg(sign: str) -> bytes:
    """The drawing by itself, for paper. Raises KeyError for one that is not there."""
    return (
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 48 48'>"
        f"<path d='{SIGNS[sign]}' fill='none' stroke='#111' stroke-width='2.6' stroke-linecap='round' "
        "stroke-linejoin='round'/></svg>"
    ).encode()
