"""The compiled style keeps the promises of the palette."""

import re
from pathlib import Path

import pytest

import assieme.core.ui

STYLES = Path(assieme.core.ui.__file__).parent / "styles"
TOKENS = (STYLES / "_tokens.scss").read_text()


def tokens(scheme: str) -> dict[str, str]:
    body = TOKENS[TOKENS.index(f"@mixin {scheme} {{") :].split("\n}\n", 1)[0]
    pairs = re.findall(r"--([\w-]+): (?:var\([\w-]+, )?(#[0-9a-f]{6})", body)
    return dict(pairs)


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("ink", "paper"),
        ("ink", "surface"),
        ("ink", "paper-deep"),
        ("ink-soft", "paper"),
        ("ink-soft", "surface"),
        ("accent", "paper"),
        ("accent", "surface"),
        ("accent-deep", "accent-tint"),
        ("on-accent", "accent"),
        ("petrol-deep", "petrol-tint"),
        ("clay", "clay-tint"),
        ("clay", "surface"),
        ("moss", "moss-tint"),
        ("ink", "sun-tint"),
        ("focus-ink", "sun"),
        ("on-strong", "clay"),
        ("on-strong", "petrol"),
    ],
)
def test_text_can_be_read_on_its_ground(scheme: str, text: str, ground: str) -> None:
    palette = tokens(scheme)
    assert contrast(palette[text], palette[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "mark",
    [
        "control",
        "level-edge",
        "standpoint-service-user",
        "standpoint-carer",
        "standpoint-volunteer",
        "standpoint-community-member",
        "standpoint-professional",
        "standpoint-manager",
    ],
)
def test_marks_and_edges_stand_out_from_paper_and_card(scheme: str, mark: str) -> None:
    palette = tokens(scheme)
    assert min(contrast(palette[mark], palette[ground]) for ground in ("paper", "surface")) >= 3


def test_the_dark_scheme_forgets_no_colour() -> None:
    assert tokens("light").keys() == tokens("dark").keys()


def test_no_crown_and_no_font_of_another_authority() -> None:
    for path in STYLES.glob("*.scss"):
        source = path.read_text().lower().replace("no gds transport", "").replace("no crown", "")
        assert "gds transport" not in source
        assert "crown" not in source
