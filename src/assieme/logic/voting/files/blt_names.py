"""The names and the title at the end of a BLT file, which programs and people write in many ways."""

import re

from assieme.logic.voting.files.source import Source, plain, unnamed

type Entry = tuple[int, str]
"""The number of a line, and what it says."""

_NUMBERED = re.compile(r"\s*#\s*ALTERNATIVE NAME ([0-9]{1,9}):(.*)", re.IGNORECASE)
_QUOTED = re.compile(r'"([^"]*)"')
_BALLOT = re.compile(r"[0-9]+(?:[ =-]+[0-9]+)* 0")
_COMMENT = re.compile(r"(?:^|(?<=\s))#(?=\s|$)")


def names_and_title(source: Source, end: int, candidates: int, *, same_line: bool) -> tuple[tuple[str, ...], str]:
    """Names in the order of the candidates' numbers, and the title, "" where there is none.

    `end` is the line with the 0 after the last ballot; `same_line` says that it holds more than that. A file without
    any name has candidates named by their number.
    """
    lines = [(number, text) for number, text in enumerate(source.lines, start=1) if number > end]
    if same_line:
        lines.insert(0, (end, _behind_numbers(source, end)))
    numbered = {int(found[1]): plain(found[2]) for _, text in lines if (found := _NUMBERED.match(text))}
    entries = [(line, entry) for line, text in lines if (entry := _without_comment(text).strip())]
    if numbered:
        return _by_number(source, end, candidates, numbered, entries)
    if not entries:
        return unnamed(candidates), ""
    if len(entries) < candidates:
        entries = _several_on_a_line(source, entries, candidates)
    _check_number(source, entries, candidates)
    names = tuple(_name(source, entry) for entry in entries[:candidates])
    return names, _unquoted(entries[candidates][1]) if len(entries) > candidates else ""


def _behind_numbers(source: Source, end: int) -> str:
    text = source.lines[end - 1]
    if '"' not in text:
        raise source.error(end, "ballots", "the 0 that ends the ballots stands alone, or before names in quotes")
    return text[text.index('"') :]


def _without_comment(text: str) -> str:
    """The text before a `#` that stands alone outside quotes."""
    for found in _COMMENT.finditer(text):
        if text.count('"', 0, found.start()) % 2 == 0:
            return text[: found.start()]
    return text


def _unquoted(text: str) -> str:
    """Quotes are never part of a name, however many programs put them there; nor is a comma at its end."""
    return plain(text.replace('"', " ")).rstrip(", ")


def _name(source: Source, entry: Entry) -> str:
    line, text = entry
    name = _unquoted(text)
    if not name:
        raise source.error(line, "name", "a candidate has no name")
    if '"' not in text and _BALLOT.fullmatch(name):
        raise source.error(line, "name", "a ballot stands after the 0 that ends the ballots")
    return name


def _by_number(
    source: Source, end: int, candidates: int, numbered: dict[int, str], entries: list[Entry]
) -> tuple[tuple[str, ...], str]:
    if sorted(numbered) != list(range(1, candidates + 1)) or not all(numbered.values()):
        raise source.error(end, "name", f"the names' numbers are not those of {candidates} candidates")
    if len(entries) > 1:
        raise source.error(entries[1][0], "name", "besides numbered names only a title is expected")
    return tuple(numbered[number] for number in range(1, candidates + 1)), _unquoted(entries[0][1]) if entries else ""


def _several_on_a_line(source: Source, entries: list[Entry], candidates: int) -> list[Entry]:
    """Fewer lines than names: certain only where each name stands in quotes of its own."""
    found = [(line, f'"{name}"') for line, text in entries for name in _QUOTED.findall(text)]
    if len(found) < candidates or any(_QUOTED.sub("", text).strip(" ,;\t") for _, text in entries):
        message = f"there are {candidates} candidates, and {len(entries)} lines of names and title"
        raise source.error(entries[-1][0], "name", message)
    return found


def _check_number(source: Source, entries: list[Entry], candidates: int) -> None:
    """What follows a title is a remark if names and title stand in quotes and it doesn't; else it is not certain."""
    listed, beyond = entries[: candidates + 1], entries[candidates + 1 :]
    all_quoted = all(text.startswith('"') for _, text in listed)
    if beyond and (not all_quoted or any('"' in text for _, text in beyond)):
        message = f"one line too many: there are {candidates} candidates and one title"
        raise source.error(beyond[0][0], "name", message)
