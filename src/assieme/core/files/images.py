"""What becomes of a picture that somebody hands in: checked, turned upright, made smaller, painted anew.

The result is built from the pixels alone. Where the picture was taken, by whom, with what, earlier versions and
anything hidden in the file are not carried over.
"""

import io
from dataclasses import dataclass
from typing import IO

from PIL import Image, ImageOps

MOST_BYTES = 15_000_000
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 2000
FORMATS = ("JPEG", "PNG", "WEBP")
QUALITY = 85
HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
"""The marks of an iPhone's own kind of photo. It is refused: its only reader that is kept up brings 27 MB and an
encoder under the GPL, and such readers have been broken into by photos. Phones send JPEG to a page that asks for it."""


class BadPictureError(ValueError):
    """The file can't be used. `code` names the words that `PictureField` and `PaperField` have for it."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Picture:
    """A clean picture: the bytes of a JPEG file without metadata, on white, upright, and its size in pixels.

    `left_out` says how many pages of a scan are not in it.
    """

    jpeg: bytes
    width: int
    height: int
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Crop:
    """Which square of a picture is kept: its middle and its side as parts of the picture, each from 0 to 1.

    `x` and `y` are shares of width and height; `side` is a share of the shorter edge.
    """

    x: float = 0.5
    y: float = 0.5
    side: float = 1.0


def content_of(file: IO[bytes]) -> bytes:
    """The bytes of a file that somebody hands in. Raises BadPictureError where there are too many."""
    content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise BadPictureError("too_big")
    return content


def clean_picture(file: IO[bytes], *, longest: int = LONGEST_SIDE) -> Picture:
    """The picture in `file`, no side longer than `longest` pixels. Raises BadPictureError."""
    content = content_of(file)
    if content[4:8] == b"ftyp" and content[8:12] in HEIC:
        raise BadPictureError("heic")
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise BadPictureError("too_many_pixels")
            opened.draft("RGB", (longest, longest))  # a large JPEG is read small from the start
            return painted(ImageOps.exif_transpose(opened), longest)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise BadPictureError("too_many_pixels") from error
    except BadPictureError:
        raise
    except (OSError, SyntaxError, ValueError, ArithmeticError, LookupError, TypeError, AttributeError) as error:
        # What Pillow's readers answer to broken and hostile files: anything but a picture.
        raise BadPictureError("not_a_picture") from error


def crop_square(picture: bytes, crop: Crop, *, side: int = 640) -> Picture:
    """The square of a clean picture that `crop` names, `side` pixels wide at most; it never leaves the picture."""
    with Image.open(io.BytesIO(picture), formats=("JPEG",)) as opened:
        shorter = min(opened.size)
        edge = max(1, round(shorter * min(1.0, max(0.1, crop.side))))
        left = _inside(crop.x * opened.width - edge / 2, opened.width - edge)
        top = _inside(crop.y * opened.height - edge / 2, opened.height - edge)
        return painted(opened.crop((left, top, left + edge, top + edge)), side)


def _inside(wanted: float, most: int) -> int:
    return round(min(max(wanted, 0), most))


def painted(image: Image.Image, longest: int) -> Picture:
    """The image's pixels on fresh white paper, as a JPEG file."""
    image = image.convert("RGBA") if image.mode in {"P", "LA", "PA", "RGBA"} or "transparency" in image.info else image
    image.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    paper = Image.new("RGB", image.size, "white")
    if image.mode == "RGBA":
        paper.paste(image, mask=image.getchannel("A"))
    else:
        paper.paste(image.convert("RGB"))
    written = io.BytesIO()
    paper.save(written, "JPEG", quality=QUALITY, optimize=True)
    return Picture(written.getvalue(), paper.width, paper.height)
