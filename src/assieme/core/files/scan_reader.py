"""Paints the first pages of a PDF. `scans` starts this file as a program, in a process of its own.

The PDF comes by standard input. Standard output gets one line of numbers (how many pages there are; then width, height
and bytes in a row of each that was painted) and their rows, three bytes for a pixel. A PDF can be made to use up memory
and time, or to break whoever reads it; so the process first gives up what it does not need. It can't open a file, start
another process, keep what crashed, or go beyond its memory, time and output. The reader has no engine for scripts.
"""

import resource
import sys
from typing import Any

LOCKED, SCRIPTED = 3, 4
MOST_MEMORY = 640 * 1024**2
MOST_OUTPUT = 64 * 1024**2
SCRIPT = b"/JavaScript"


def paint(pages: int, longest: int, seconds: int) -> int:
    """Paint up to `pages` pages, none with a side of more than `longest` pixels; returns the status to exit with.

    What is left unread after `seconds` of work is not read.
    """
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_CPU, seconds)
    _limit(resource.RLIMIT_FSIZE, MOST_OUTPUT)
    if sys.platform == "linux":  # elsewhere this limit is refused or ignored
        _limit(resource.RLIMIT_AS, MOST_MEMORY)
    import pypdfium2

    _limit(resource.RLIMIT_NPROC, 0)
    _limit(resource.RLIMIT_NOFILE, 3)
    content = sys.stdin.buffer.read()
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        return LOCKED if error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD else 1
    if SCRIPT in content or pypdfium2.raw.FPDFDoc_GetJavaScriptActionCount(document):
        return SCRIPTED
    painted = [_painted(document[number], longest) for number in range(min(pages, len(document)))]
    numbers = [
        len(document),
        *(number for bitmap in painted for number in (bitmap.width, bitmap.height, bitmap.stride)),
    ]
    sys.stdout.buffer.write(" ".join(map(str, numbers)).encode() + b"\n")
    for bitmap in painted:
        sys.stdout.buffer.write(bitmap.buffer)
    sys.stdout.buffer.flush()
    return 0


def _painted(page: Any, longest: int) -> Any:
    """The page as a bitmap, red, green and blue. Nothing is asked to run, so forms stay as they were saved."""
    scale = (longest - 1) / max(page.get_size())
    return page.render(scale=scale, may_draw_forms=False, maybe_alpha=False, rev_byteorder=True)


def _limit(what: int, most: int) -> None:
    resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    sys.exit(paint(*map(int, sys.argv[1:])))
