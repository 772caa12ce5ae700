"""`assieme serve`: checks that all is safe, then runs pages, streams and the sealer and stops them together."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from types import FrameType

import typer

from assieme.cli.readiness import refusals
from assieme.config.env import Env, Mode, inspect
from assieme.core.streams import PREFIX

SECONDS_TO_STOP = 20
SECONDS_BETWEEN_LOOKS = 0.2
SECONDS_BEFORE_AGAIN = 5
SECONDS_FOR_LISTENERS = 3
MOST_AT_ONCE = 8_000  # requests of one process; the streams' own limits are lower
MOST_OPEN_FILES = 16_384  # each listener holds one
THREADS = 8  # of each process; as many as a process keeps connections to PostgreSQL
PR_SET_PDEATHSIG = 1
DESCRIPTION = "Serve the pages. Environment variables configure it: see docs/reference/settings.md."


def serve() -> None:
    """Starts the server, or says everything that is in the way and exits with status 2."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "assieme.config.settings")
    os.umask(0o077)
    env, problems = inspect(os.environ)
    if env.mode is not Mode.PRODUCTION and not problems:
        for folder in (env.key_folder, env.files):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = refusals(env, problems)
    if found:
        _say("Assieme did not start. Please put this right:")
        for line in found:
            _say(f"  - {line}")
        raise typer.Exit(2)
    _say_first_code()
    raise typer.Exit(_run(env))


def _say_first_code() -> None:
    """While nobody has set this place up, prints the one-time code of the first visit."""
    from django.core.management import call_command
    from django.db import connections

    call_command("first_visit_code", stdout=sys.stderr)
    connections.close_all()


def pages_command(env: Env) -> list[str]:
    """The command that serves the pages; outside production it serves the streams too, on the same port."""
    if env.production:
        threads = ("--workers", str(env.workers), "--blocking-threads", str(THREADS))
        last = (*_until_killed(SECONDS_TO_STOP // 2), "--respawn-failed-workers", "assieme.config.wsgi:application")
        return [*_granian("wsgi", env, env.port), *threads, *last]
    return [*_granian("asginl", env, env.port), *_with_streams(), "assieme.config.asgi:application"]


def streams_command(env: Env) -> list[str]:
    """The command that serves the streams by themselves."""
    return [*_granian("asginl", env, env.streams_port), *_with_streams(), "assieme.config.asgi:streams"]


def _granian(interface: str, env: Env, port: int) -> tuple[str, ...]:
    where = ("--host", env.address, "--port", str(port))
    return (sys.executable, "-m", "granian", "--interface", interface, "--no-ws", *where, "--log-level", "error")


def _with_streams() -> tuple[str, ...]:
    """One process for all listeners. They never leave by themselves, so it is not waited for them to go."""
    room = ("--backpressure", str(MOST_AT_ONCE), "--backlog", "4096")
    return (*room, *_until_killed(SECONDS_FOR_LISTENERS), "--respawn-failed-workers")


def _until_killed(seconds: int) -> tuple[str, str]:
    return "--workers-kill-timeout", str(seconds)


def sealer_command() -> list[str]:
    """The command that seals the event log in small batches, for as long as the server runs."""
    return [sys.executable, "-m", "assieme.cli.main", "manage", "seal", "--forever"]


class Helper:
    """A process beside the pages. One that ends is started again: nobody is kept from the pages."""

    def __init__(self, name: str, command: list[str]) -> None:
        self._name, self._command = name, command
        self._begin()

    def _begin(self) -> None:
        self.process = _start(self._command)
        self._again = time.monotonic() + SECONDS_BEFORE_AGAIN

    def look_after(self) -> None:
        """Start it again where it ended, though not at once."""
        if self.process.poll() is not None and time.monotonic() >= self._again:
            _say(f"the {self._name} ended with status {self.process.returncode}; starting again.")
            self._begin()


def _run(env: Env) -> int:
    """Runs all commands until a signal arrives (0) or the pages end by themselves (1).

    What a sealer that ended left unsealed waits; screens ask by themselves while the streams are away.
    """
    asked_to_stop: list[int] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        asked_to_stop.append(number)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    _allow_open_files()
    helpers = [Helper("sealer", sealer_command())]
    if env.production:
        helpers.append(Helper("streams", streams_command(env)))
    pages = _start(pages_command(env))
    _say(f"Assieme is at {env.origin}  (Ctrl+C stops it)")
    if env.production:
        _say(f"A proxy must lead {PREFIX} to port {env.streams_port}. Without it, screens are some seconds late.")
    try:
        while not asked_to_stop:
            if pages.poll() is not None:
                _say(f"the pages ended with status {pages.returncode}; stopping.")
                return 1
            for helper in helpers:
                helper.look_after()
            time.sleep(SECONDS_BETWEEN_LOOKS)
        return 0
    finally:
        _stop([*(helper.process for helper in helpers), pages])


def _allow_open_files() -> None:
    """Systems allow 1,024 to begin with, and more to whoever asks."""
    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    if now != resource.RLIM_INFINITY and now < MOST_OPEN_FILES:
        asked = MOST_OPEN_FILES if most == resource.RLIM_INFINITY else min(MOST_OPEN_FILES, most)
        resource.setrlimit(resource.RLIMIT_NOFILE, (asked, most))


def _start(command: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, preexec_fn=_end_with_parent())  # noqa: S603


def _stop(children: list[subprocess.Popen[bytes]]) -> None:
    for child in children:
        if child.poll() is None:
            child.terminate()
    deadline = time.monotonic() + SECONDS_TO_STOP
    for child in children:
        try:
            child.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def _end_with_parent() -> Callable[[], None] | None:
    """On Linux a child is told to end when its parent is killed, so that none is left holding the port."""
    if sys.platform != "linux":
        return None
    control = ctypes.CDLL(None).prctl

    def ask() -> None:
        control(PR_SET_PDEATHSIG, signal.SIGTERM)

    return ask


def _say(line: str) -> None:
    typer.echo(line, err=True)
