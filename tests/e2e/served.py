"""A place of its own (database, keys, files in a folder) with `assieme serve` on it, for tests in a browser."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SECONDS_TO_START = 120
ASSIEME = (sys.executable, "-m", "assieme.cli.main")
ROOT = Path(__file__).parent.parent.parent


def free_port() -> int:
    """A port on which nobody listens now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True)
class Place:
    """Where one server keeps everything, and where it answers."""

    folder: Path
    mode: str
    port: int

    @property
    def origin(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """Settings of this place, with none of the caller's own."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("ASSIEME_", "PYTEST_"))}
        return kept | {
            "ASSIEME_MODE": self.mode,
            "ASSIEME_DATABASE_URL": f"sqlite:///{self.folder}/rows.sqlite3",
            "ASSIEME_KEY_FOLDER": str(self.folder / "keys"),
            "ASSIEME_FILES": str(self.folder / "files"),
            "ASSIEME_PORT": str(self.port),
            "ASSIEME_ORIGIN": self.origin,
            "DJANGO_SETTINGS_MODULE": "assieme.config.settings",
        }

    @property
    def log(self) -> str:
        """What the server wrote."""
        return (self.folder / "server.log").read_text(encoding="utf-8", errors="replace")

    def run(self, *command: str) -> str:
        """Run a command in this place; returns what it printed. Raises CalledProcessError."""
        done = subprocess.run(
            command, env=self.environment, check=True, text=True, stdout=subprocess.PIPE, umask=0o077, cwd=ROOT
        )
        return done.stdout

    def manage(self, *command: str) -> str:
        return self.run(*ASSIEME, "manage", *command)

    def stage(self, *command: str) -> str:
        """Run tests/e2e/stage.py here: what other people did meanwhile."""
        return self.run(sys.executable, "-m", "tests.e2e.stage", *command)


def a_place(folder: Path, mode: str, migrated: Path) -> Place:
    """A place in `folder` with a copy of an empty, migrated database."""
    shutil.copyfile(migrated, folder / "rows.sqlite3")
    (folder / "rows.sqlite3").chmod(0o600)
    return Place(folder, mode, free_port())


@contextmanager
def serving(place: Place, *, command: tuple[str, ...] = (*ASSIEME, "serve")) -> Iterator[Place]:
    """The server runs while the block does. Raises TimeoutError, with what it wrote, where it does not answer."""
    with (place.folder / "server.log").open("ab") as log:
        server = subprocess.Popen(command, env=place.environment, stdout=log, stderr=log, umask=0o077, cwd=ROOT)
        try:
            _wait(place, server)
            yield place
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(60)


def _wait(place: Place, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urllib.request.urlopen(f"{place.origin}/who-reads-what", timeout=20).close()  # noqa: S310 (our own)
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(place.log)
