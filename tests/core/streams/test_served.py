"""The streams in a real server: what changes arrives, a right withdrawn ends the stream, a killed server comes back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from http.client import IncompleteRead
from pathlib import Path

import pytest
from tests.core.streams.staged import Stage, until


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory, empty_database: Path) -> Iterator[Stage]:
    folder = tmp_path_factory.mktemp("streams")
    shutil.copyfile(empty_database, folder / "rows.sqlite3")
    found = Stage(folder)
    found.start()
    yield found
    found.kill()


@pytest.fixture(scope="module")
def seat(stage: Stage) -> tuple[str, str]:
    """The address of a stream, and the cookie of somebody who may look on."""
    topic, session = stage.say("begin").split()
    return f"/live/testing/{topic}", f"sessionid={session}"


def test_a_change_arrives_within_a_second_and_a_return_brings_nothing_twice(
    stage: Stage, seat: tuple[str, str]
) -> None:
    address, cookie = seat
    with stage.looking(address, Accept="text/event-stream", Cookie=cookie) as stream:
        assert (stream.status, stream.getheader("Content-Type")) == (200, "text/event-stream; charset=utf-8")
        assert stream.readline().startswith(b"retry: ")
        until(stream, "data: ")
        stage.say("say", words="Ada speaks")
        mark = ""
        while "Ada speaks" not in (line := stream.readline().decode()):
            mark = line.removeprefix("id: ").strip() if line.startswith("id: ") else mark
        assert until(stream, "event: beat") < 1
    with stage.looking(address, Cookie=cookie, **{"Last-Event-ID": mark}) as stream:
        assert [stream.readline() for _ in range(3)][-1] == b"event: beat\n", "what was seen comes again"
        stage.say("say", words="Ben speaks")
        assert until(stream, "Ben speaks") < 1


def test_without_a_right_there_is_no_stream(stage: Stage, seat: tuple[str, str]) -> None:
    address, cookie = seat
    assert stage.status(address) == 404
    assert stage.status(address, Cookie="sessionid=00000000000000000000000000000000") == 404
    assert stage.status(address.replace("testing", "other"), Cookie=cookie) == 404
    assert stage.status(address, Cookie=cookie) == 200


def test_killed_and_started_again_it_shows_how_things_stand(stage: Stage, seat: tuple[str, str]) -> None:
    address, cookie = seat
    with stage.looking(address, Cookie=cookie) as stream:
        until(stream, "data: ")
        stage.say("say", words="said before the end")
        stage.kill()
        with pytest.raises((EOFError, OSError, IncompleteRead)):
            until(stream, "said when nobody could hear")
    stage.start()
    with stage.looking(address, Cookie=cookie) as stream:
        assert until(stream, "said before the end") < 5


def test_a_right_withdrawn_ends_the_stream(stage: Stage, seat: tuple[str, str]) -> None:
    address, cookie = seat
    with stage.looking(address, Cookie=cookie) as stream:
        until(stream, "data: ")
        stage.say("leave")
        with pytest.raises(EOFError):
            until(stream, "never said")
    assert stage.status(address, Cookie=cookie) == 404
