"""`assieme serve`: checks that all is safe, then runs the pages and the sealer and stops them together."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from types import FrameType

import typer

from assieme.cli.readiness import refusals
from assieme.config.env import Env, Mode, inspect

SECONDS_TO_STOP = 20
SECONDS_BETWEEN_LOOKS = 0.2
SECONDS_BEFORE_AGAIN = 5
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
    """The command that serves the pages."""
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"),
        *("--host", env.address, "--port", str(env.port), "--workers", str(env.workers)),
        *("--blocking-threads", str(THREADS)),
        *("--workers-kill-timeout", str(SECONDS_TO_STOP // 2), "--log-level", "error"),
        *("--respawn-failed-workers", "assieme.config.wsgi:application"),
    ]


def sealer_command() -> list[str]:
    """The command that seals the event log in small batches, for as long as the server runs."""
    return [sys.executable, "-m", "assieme.cli.main", "manage", "seal", "--forever"]


def _run(env: Env) -> int:
    """Runs both commands until a signal arrives (0) or the pages end by themselves (1).

    A sealer that ends is started again: what it left unsealed waits, and nobody is kept from the pages.
    """
    asked_to_stop: list[int] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        asked_to_stop.append(number)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    sealer, pages = _start(sealer_command()), _start(pages_command(env))
    again = time.monotonic() + SECONDS_BEFORE_AGAIN
    _say(f"Assieme is at {env.origin}  (Ctrl+C stops it)")
    try:
        while not asked_to_stop:
            if pages.poll() is not None:
                _say(f"the pages ended with status {pages.returncode}; stopping the sealer.")
                return 1
            if sealer.poll() is not None and time.monotonic() >= again:
                _say(f"the sealer ended with status {sealer.returncode}; starting it again.")
                sealer = _start(sealer_command())
                again = time.monotonic() + SECONDS_BEFORE_AGAIN
            time.sleep(SECONDS_BETWEEN_LOOKS)
        return 0
    finally:
        _stop([sealer, pages])


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
