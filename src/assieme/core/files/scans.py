"""A page of paper as a picture: a photo, or a scan (PDF), of which the first two pages are painted and no more is kept.

The PDF is read by another process (`scan_reader`). That is for safety: a PDF made to do harm can at most end a process
that may do nothing, knows no secrets and has little memory. It is also since the reader can't be used by two threads at
once. A scan of two pages takes half a second and, while it lasts, 150 MB; each server process reads two at a time.
"""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryFile
from threading import BoundedSemaphore
from typing import IO

from PIL import Image

from assieme.core.files.images import LONGEST_SIDE, BadPictureError, Picture, clean_picture, content_of, painted
from assieme.core.files.scan_reader import LOCKED, MOST_OUTPUT, SCRIPTED

PAGES = 2
SECONDS = 10
SECONDS_TO_WAIT = 20
START = b"%PDF-"
READER = (sys.executable, "-I", str(Path(__file__).with_name("scan_reader.py")))

_turns = BoundedSemaphore(2)


def clean_paper(file: IO[bytes]) -> Picture:
    """The photo in `file`, or the first pages of the scan in it, one below the other. Raises BadPictureError."""
    content = content_of(file)
    if content[:1024].lstrip().startswith(START):
        return _scan(content)
    file.seek(0)
    return clean_picture(file)


def _scan(content: bytes) -> Picture:
    if not _turns.acquire(timeout=SECONDS_TO_WAIT):
        raise BadPictureError("busy")
    try:
        pages, images = _read(_painted_pages(content))
    finally:
        _turns.release()
    width, height = max(image.width for image in images), sum(image.height for image in images)
    sheet, top = Image.new("RGB", (width, height), "white"), 0
    for image in images:
        sheet.paste(image, (0, top))
        top += image.height
    return replace(painted(sheet, PAGES * LONGEST_SIDE), left_out=pages - len(images))


def _painted_pages(content: bytes) -> bytes:
    """What the reader says. It goes to a file without a name, so that nothing can make it longer than allowed."""
    with TemporaryFile() as said:
        command = (*READER, str(PAGES), str(LONGEST_SIDE), str(SECONDS))
        try:
            status = subprocess.run(  # noqa: S603 (our own program, and nothing in its arguments comes from outside)
                command, input=content, stdout=said, stderr=subprocess.DEVNULL, timeout=2 * SECONDS, env={}, check=False
            ).returncode
        except subprocess.TimeoutExpired as error:
            raise BadPictureError("bad_scan") from error
        if status:
            raise BadPictureError({LOCKED: "locked", SCRIPTED: "scripted"}.get(status, "bad_scan"))
        said.seek(0)
        return said.read(MOST_OUTPUT)


def _read(said: bytes) -> tuple[int, list[Image.Image]]:
    """How many pages the PDF has, and the first of them."""
    first, _newline, rows = said.partition(b"\n")
    try:
        pages, *sizes = map(int, first.split())
        images = []
        for width, height, stride in zip(sizes[::3], sizes[1::3], sizes[2::3], strict=True):
            if max(width, height) > LONGEST_SIDE:
                raise BadPictureError("bad_scan")
            images.append(Image.frombytes("RGB", (width, height), rows[: stride * height], "raw", "RGB", stride))
            rows = rows[stride * height :]
    except ValueError as error:
        raise BadPictureError("bad_scan") from error
    if not images:
        raise BadPictureError("bad_scan")
    return pages, images
