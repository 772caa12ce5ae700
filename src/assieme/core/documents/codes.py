"""The QR code on paper: whoever holds a phone's camera in front of it comes to the same form on screen."""

import io
import re

import segno

_SCHEME = re.compile(r"^https?://")


def qr(address: str) -> bytes:
    """An SVG, black on white, that keeps the quiet zone of four modules which readers need."""
    picture = io.BytesIO()
    segno.make(address, error="m", micro=False).save(picture, kind="svg", border=4, xmldecl=False, omitsize=True)
    return picture.getvalue()


def shown(address: str) -> str:
    """The address as it is printed: without what a browser adds by itself."""
    return _SCHEME.sub("", address)
