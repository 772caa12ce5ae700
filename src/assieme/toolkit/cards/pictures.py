"""How a drawing stands on a page: as a picture of its own, in which nothing could run even if it were not ours."""

from base64 import b64encode

from assieme.toolkit.cards.models import Card


def picture(card: Card) -> str:
    """The address of an `<img>` that holds the whole drawing; empty where there is none."""
    return f"data:image/svg+xml;base64,{b64encode(card.drawing.encode()).decode()}" if card.drawn else ""
