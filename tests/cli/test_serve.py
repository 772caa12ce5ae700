"""`assieme serve` starts only when all is safe, tells all that is not, and stops everything it started."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from assieme.cli import readiness
from assieme.config import env

ASSIEME = (sys.executable, "-m", "assieme.cli.main")
KEY = "k3y-" + "abcdefghijklmnopqrstuvwxyz" * 2


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """A whole production environment in a folder of its own."""
    for folder in ("keys", "files"):
        (tmp_path / folder).mkdir(mode=0o700)
    port = str(free_port())
    return {
        "PATH": os.environ["PATH"],
        "ASSIEME_MODE": "production",
        "ASSIEME_SECRET_KEY": KEY,
        "ASSIEME_DATABASE_URL": f"sqlite:///{tmp_path}/rows.sqlite3",
        "ASSIEME_HOSTS": "localhost,127.0.0.1",
        "ASSIEME_ORIGIN": f"http://localhost:{port}",
        "ASSIEME_PORT": port,
        "ASSIEME_STREAMS_PORT": str(free_port()),
        "ASSIEME_WORKERS": "1",
        "ASSIEME_KEY_FOLDER": str(tmp_path / "keys"),
        "ASSIEME_FILES": str(tmp_path / "files"),
    }


def serve(environ: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Runs `assieme serve` where it is expected to refuse."""
    return subprocess.run([*ASSIEME, "serve"], env=environ, capture_output=True, text=True, timeout=60, check=False)


@pytest.fixture
def database(empty_database: Path, tmp_path: Path) -> Path:
    """A migrated database where `environ` looks for it, for its owner's eyes alone."""
    path = tmp_path / "rows.sqlite3"
    shutil.copy(empty_database, path)
    path.chmod(0o600)
    return path


def refusals(environ: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is in the way before the database itself is asked."""
    monkeypatch.setattr(readiness, "_database", lambda _: iter(()))
    return readiness.refusals(*env.inspect(environ))


def test_an_empty_environment_is_refused_with_every_missing_setting_and_status_2() -> None:
    refused = serve({"PATH": os.environ["PATH"]})
    assert refused.returncode == 2
    assert refused.stdout == ""
    for name in ("SECRET_KEY", "DATABASE_URL", "HOSTS", "ORIGIN", "KEY_FOLDER", "FILES"):
        assert f"ASSIEME_{name}: is missing" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_settings_and_files_are_judged_in_one_go(environ: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "keys").chmod(0o755)
    refused = serve({**environ, "ASSIEME_SECRET_KEY": env.DEBUG_KEY})
    assert refused.returncode == 2
    for words in ("is the key for development", "can read", "there is no database"):
        assert words in refused.stderr


@pytest.mark.parametrize(
    ("target", "mode", "words"),
    [
        ("rows.sqlite3", 0o644, "everybody on this machine can read"),
        ("rows.sqlite3", 0o660, "others on this machine can change"),
        ("rows.sqlite3-wal", 0o604, "everybody on this machine can read"),
        ("keys", 0o755, "everybody on this machine can read"),
        ("keys", 0o770, "others on this machine can change"),
        ("files", 0o705, "everybody on this machine can read"),
    ],
)
def test_what_others_can_reach_is_refused(
    environ: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    target: str,
    mode: int,
    words: str,
) -> None:
    for name in ("rows.sqlite3", "rows.sqlite3-wal"):
        (tmp_path / name).touch(mode=0o600)
    assert refusals(environ, monkeypatch) == []
    (tmp_path / target).chmod(mode)
    (told,) = refusals(environ, monkeypatch)
    assert words in told
    assert str(tmp_path / target) in told


def test_a_missing_folder_is_named(environ: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "rows.sqlite3").touch(mode=0o600)
    (told,) = refusals({**environ, "ASSIEME_FILES": str(tmp_path / "none")}, monkeypatch)
    assert told.startswith("ASSIEME_FILES: there is no folder")


def test_a_database_without_its_migrations_is_refused(environ: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "rows.sqlite3").touch(mode=0o600)
    refused = serve(environ)
    assert refused.returncode == 2
    assert "migrations" in refused.stderr
    assert "assieme manage migrate" in refused.stderr


def test_a_log_without_its_guards_is_refused(environ: dict[str, str], database: Path) -> None:
    with sqlite3.connect(database) as rows:
        triggers = rows.execute("SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        name, table = triggers[0]
        rows.execute(f'DROP TRIGGER "{name}"')
    rows.close()
    refused = serve(environ)
    assert refused.returncode == 2
    assert f"nothing guards the rows of {table}" in refused.stderr


def test_a_database_that_does_not_answer_is_named(environ: dict[str, str]) -> None:
    refused = serve({**environ, "ASSIEME_DATABASE_URL": f"postgres://nobody@127.0.0.1:{free_port()}/rows"})
    assert refused.returncode == 2
    assert "the database does not answer" in refused.stderr
    assert "Traceback" not in refused.stderr


def processes() -> dict[int, int]:
    """The parent of every living process of this machine."""
    if Path("/proc/self/stat").exists():
        lines = [_stat(path) for path in Path("/proc").glob("[0-9]*/stat")]
    else:
        command = ["ps", "-axo", "pid=,stat=,ppid="]
        lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    rows = [line.split()[:3] for line in lines if line]
    return {int(process): int(parent) for process, state, parent in rows if not state.startswith("Z")}


def _stat(path: Path) -> str:
    """Process, state and parent; empty when the process has just ended."""
    try:
        before, _, after = path.read_text().rpartition(")")
    except (FileNotFoundError, ProcessLookupError):
        return ""
    return f"{before.split()[0]} {after}"


def children(parent: int) -> set[int]:
    """All processes below `parent`."""
    parents = processes()
    found, newest = set[int](), {parent}
    while newest:
        newest = {child for child, above in parents.items() if above in newest}
        found |= newest
    return found


def alive(some: set[int]) -> set[int]:
    """Those of `some` that still run."""
    return some & processes().keys()


def answers(origin: str) -> bool:
    try:
        with urllib.request.urlopen(f"{origin}/", timeout=30):  # noqa: S310  (an http address of our own)
            return True
    except urllib.error.HTTPError as error:
        error.close()
        return True
    except OSError:
        return False


@pytest.fixture
def server(environ: dict[str, str], tmp_path: Path, database: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A running `assieme serve` that has answered a first request."""
    with (
        (tmp_path / "log").open("wb") as log,
        subprocess.Popen([*ASSIEME, "serve"], env=environ, stderr=log) as process,
    ):
        deadline = time.monotonic() + 40
        while not answers(environ["ASSIEME_ORIGIN"]) and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.2)
        assert answers(environ["ASSIEME_ORIGIN"]), (tmp_path / "log").read_text()
        yield process
        process.kill()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_and_a_signal_stops_all_it_started(
    server: subprocess.Popen[bytes], environ: dict[str, str], number: signal.Signals
) -> None:
    below = children(server.pid)
    assert len(below) >= 2, "the sealer and the pages"
    server.send_signal(number)
    assert server.wait(30) == 0
    assert not alive(below)
    assert not answers(environ["ASSIEME_ORIGIN"])


def test_a_killed_server_leaves_nothing_behind(server: subprocess.Popen[bytes], environ: dict[str, str]) -> None:
    below = children(server.pid)
    server.kill()
    deadline = time.monotonic() + 30
    while alive(below) and time.monotonic() < deadline:
        time.sleep(0.2)
    assert not alive(below)


def status(address: str, **headers: str) -> int:
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=30) as answer:  # noqa: S310
            return int(answer.status)
    except urllib.error.HTTPError as error:
        error.close()
        return error.code


def test_streams_have_a_port_of_their_own_and_serve_nothing_else_there(
    server: subprocess.Popen[bytes], environ: dict[str, str]
) -> None:
    streams = f"http://localhost:{environ['ASSIEME_STREAMS_PORT']}"
    deadline = time.monotonic() + 40
    while not answers(streams) and time.monotonic() < deadline:
        time.sleep(0.2)
    unknown = "/live/no-such-kind/12345678-1234-5678-1234-567812345678"
    assert status(f"{streams}{unknown}", Accept="text/event-stream") == 404
    assert status(f"{streams}/what-happens-with-my-vote") == 404
    assert status(f"{environ['ASSIEME_ORIGIN']}/what-happens-with-my-vote") == 200
