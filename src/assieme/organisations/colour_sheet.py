"""The style sheet that carries an organisation's colour into every page."""

from assieme.organisations.colour import Shades, dark_shades, light_shades


def colour_sheet(colour: str) -> str:
    """Custom properties for light and dark screens; an empty sheet where there is no colour of one's own."""
    if not colour:
        return ""
    light = _properties(light_shades(colour), "--organisation")
    dark = _properties(dark_shades(colour), "--organisation-dark")
    return f":root {{\n{light}{dark}}}\n"


def _properties(shades: Shades, name: str) -> str:
    pairs = {
        name: shades.plain,
        f"{name}-deep": shades.deep,
        f"{name}-tint": shades.tint,
        f"{name}-on": shades.on,
    }
    return "".join(f"  {key}: {value};\n" for key, value in pairs.items())
