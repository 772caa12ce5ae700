"""Photos for printed pages: what Typst is given from memory must be text, so a photo travels inside an SVG drawing."""

import base64


def svg_of(jpeg: bytes, width: int, height: int) -> bytes:
    """A drawing that holds the JPEG, `width` by `height` pixels; on the page it is the very same photo."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"><image width="{width}" '
        f'height="{height}" href="data:image/jpeg;base64,{base64.b64encode(jpeg).decode()}"/></svg>'
    ).encode()
