import pytest
from hypothesis import given
from hypothesis import strategies as st

from assieme.organisations.colour import NIGHT, contrast, dark_shades, is_colour, light_shades, mix, readable
from assieme.organisations.colour_sheet import colour_sheet

channels = st.integers(0, 255)
colours = st.builds(lambda r, g, b: f"#{r:02X}{g:02X}{b:02X}", channels, channels, channels)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#FFFFFF", "#FFFFFF", 1.0),
        ("#767676", "#FFFFFF", 4.54),
        ("#FF0000", "#FFFFFF", 4.0),
    ],
)
def test_contrast_is_that_of_the_standard(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)


def test_a_colour_must_be_readable_on_white_and_on_our_paper() -> None:
    assert readable("#0B5C63")
    assert not readable("#FFD34D")
    # Enough on white, too little on the warmer paper.
    assert contrast("#767676", "#FFFFFF") >= 4.5
    assert not readable("#767676")


@pytest.mark.parametrize("text", ["", "0B5C63", "#0B5C6", "#0B5C633", "#0B5C6G", "red", "#0B5C63;}"])
def test_what_is_no_colour(text: str) -> None:
    assert not is_colour(text)


@given(colours)
def test_shades_can_be_read_on_light_and_on_dark_screens(colour: str) -> None:
    assert contrast(dark_shades(colour).plain, NIGHT) >= 7
    if readable(colour):
        light = light_shades(colour)
        assert contrast(light.plain, light.on) >= 4.5
        assert contrast(light.deep, light.on) >= contrast(light.plain, light.on)


@given(colours, colours)
def test_mixing_none_or_all(one: str, other: str) -> None:
    assert mix(one, other, 0) == one
    assert mix(one, other, 1) == other


def test_the_sheet_carries_the_colour_and_is_empty_without_one() -> None:
    assert "--organisation: #A8401F;" in colour_sheet("#A8401F")
    assert "--organisation-dark-on: " in colour_sheet("#A8401F")
    assert colour_sheet("") == ""
