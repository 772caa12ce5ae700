"""tests/core/streams/stage.py in a server of its own, and how a test looks on from outside."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import quote

from tests.e2e.served import ROOT, free_port

SECONDS_TO_START = 60


@dataclass
class Stage:
    """Served by Granian, from the database in `folder`."""

    folder: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("ASSIEME_", "PYTEST_"))}
        ours = {
            "ASSIEME_MODE": "test",
            "ASSIEME_DATABASE_URL": f"sqlite:///{self.folder}/rows.sqlite3",
            "DJANGO_SETTINGS_MODULE": "assieme.config.settings",
            "PYTHONPATH": ".",
        }
        command = (sys.executable, "-m", "granian", "--interface", "asginl", "--port", str(self.port), "--no-ws")
        quickly = ("--log-level", "error", "--workers-kill-timeout", "1")
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [*command, *quickly, "tests.core.streams.stage:application"],
                env=kept | ours,
                cwd=ROOT,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        deadline = time.monotonic() + SECONDS_TO_START
        while not self._answers():
            assert time.monotonic() < deadline, (self.folder / "log").read_text()
            time.sleep(0.1)

    def _answers(self) -> bool:
        try:
            return self.status("/live/none/none") == 404
        except OSError:
            return False

    def kill(self) -> None:
        """End all of it at once: nothing gets a chance to tidy up."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    @contextmanager
    def looking(self, path: str, **headers: str) -> Iterator[HTTPResponse]:
        line = HTTPConnection("localhost", self.port, timeout=20)
        try:
            line.request("GET", path, headers=headers)
            with line.getresponse() as answer:
                yield answer
        finally:
            line.close()

    def status(self, path: str, **headers: str) -> int:
        with self.looking(path, **headers) as answer:
            return answer.status

    def say(self, verb: str, **words: str) -> str:
        """What the stage answers to `verb`."""
        query = "&".join(f"{name}={quote(value)}" for name, value in words.items())
        with self.looking(f"/stage/{verb}?{query}") as answer:
            return answer.read().decode()


def until(stream: HTTPResponse, words: str) -> float:
    """Seconds until a line with `words` arrives. Raises EOFError where the stream ends first."""
    began = time.monotonic()
    while line := stream.readline():
        if words.encode() in line:
            return time.monotonic() - began
    raise EOFError(words)
