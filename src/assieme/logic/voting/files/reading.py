"""An election from a file of any kind that is known here, told by what it holds."""

from assieme.logic.voting.files.blt import read_blt
from assieme.logic.voting.files.box import read_box
from assieme.logic.voting.files.preflib import read_preflib
from assieme.logic.voting.files.source import Source, open_source
from assieme.logic.voting.result import Election


def read_election(content: bytes, file: str) -> Election:
    """BLT, PrefLib or the platform's own file. Raises FileError with file and line where the meaning isn't certain."""
    source = open_source(content, file)
    first = next((text.strip() for text in source.lines if text.strip()), "")
    if first.startswith("{"):
        return read_box(source)
    return read_preflib(source) if _is_preflib(source) else read_blt(source)


def _is_preflib(source: Source) -> bool:
    """PrefLib's lines of ballots have a colon; its older form begins with one number alone on a line."""
    first = next((text for text in source.lines if text.strip() and not text.lstrip().startswith("#")), "")
    return ":" in first or (first.strip(" ,;\t").isdecimal())
