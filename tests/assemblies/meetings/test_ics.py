"""Dates for calendars, read back by a reader of our own that keeps to RFC 5545."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from assieme.assemblies.meetings.ics import LONGEST_LINE, Entry, calendar

MADE = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)


def an_entry(title: str = "Committee", begins: datetime | None = None, words: str = "") -> Entry:
    return Entry("1@assieme", title, date(2026, 5, 11), begins, None, "Room; big, blue", words, "", 2, MADE)


def read(content: bytes) -> list[tuple[str, str]]:
    """Names with their values: unfolded, unescaped (sections 3.1 and 3.3.11)."""
    assert content.endswith(b"\r\n")
    whole = content.replace(b"\r\n ", b"").decode()
    pairs = [line.split(":", 1) for line in whole.split("\r\n")[:-1]]
    return [(name, _plain(value)) for name, value in pairs]


def _plain(value: str) -> str:
    out, letters = "", iter(value)
    for letter in letters:
        if letter == "\\":
            letter = {"n": "\n"}.get(following := next(letters), following)
        out += letter
    return out


def test_a_meeting_with_times_is_in_utc() -> None:
    begins = datetime(2026, 5, 11, 12, 0, tzinfo=UTC)
    found = dict(read(calendar([an_entry(begins=begins)], "Lakeside")))
    assert (found["DTSTART"], found["DTEND"]) == ("20260511T120000Z", "20260511T130000Z")
    assert (found["SEQUENCE"], found["UID"], found["DTSTAMP"]) == ("2", "1@assieme", "20260504T093000Z")
    assert found["LOCATION"] == "Room; big, blue"
    assert found["X-WR-CALNAME"] == "Lakeside"


def test_a_day_without_times_is_a_whole_day() -> None:
    found = dict(read(calendar([an_entry()], "")))
    assert (found["DTSTART;VALUE=DATE"], found["DTEND;VALUE=DATE"]) == ("20260511", "20260512")


def test_words_are_escaped_as_the_standard_says() -> None:
    assert b"LOCATION:Room\\; big\\, blue\r\n" in calendar([an_entry()], "")


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), include_characters="\n")))
def test_any_words_come_back_whole_and_no_line_is_too_long(words: str) -> None:
    content = calendar([an_entry(words=words)], words)
    assert dict(read(content)).get("DESCRIPTION", "") == words
    assert max(len(line) for line in content.split(b"\r\n")) <= LONGEST_LINE


def test_there_are_as_many_dates_as_meetings() -> None:
    names = [name for name, _value in read(calendar([an_entry(), an_entry()], ""))]
    assert names.count("BEGIN") == names.count("END") == 3
    assert (names[0], names[-1]) == ("BEGIN", "END")
