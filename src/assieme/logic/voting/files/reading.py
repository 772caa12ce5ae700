"""An election from a file of any kind that is known here, told by what it holds."""

from assieme.logic.voting.files.blt import read_blt
from assieme.logic.voting.files.box import read_box
from assieme.logic.voting.files.jsonlines import Document, open_document
from assieme.logic.voting.files.preflib import read_preflib
from assieme.logic.voting.files.source import Source, open_source
from assieme.logic.voting.result import Election


def open_file(content: bytes, file: str) -> Source | Document:
    """Numbered lines, or JSON. Raises FileError for what is neither."""
    source = open_source(content, file)
    first = next((text.strip() for text in source.lines if text.strip()), "")
    return open_document(source) if first.startswith("{") else source


def read_election(opened: Source | Document, method: str) -> Election:
    """BLT, PrefLib or the platform's own file. Raises FileError with file and line where the meaning isn't certain."""
    if isinstance(opened, Document):
        return read_box(opened, method)
    return read_preflib(opened) if _is_preflib(opened) else read_blt(opened)


def _is_preflib(source: Source) -> bool:
    """PrefLib's lines of ballots have a colon; its older form begins with one number alone on a line."""
    first = next((text for text in source.lines if text.strip() and not text.lstrip().startswith("#")), "")
    return ":" in first or first.strip(" ,;\t").isdecimal()
