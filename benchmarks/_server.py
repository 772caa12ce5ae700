"""A place of its own (database, keys, files) and `assieme serve` on it, as in production."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from benchmarks._machine import free_port

SECONDS_TO_START = 90


class NotStartedError(RuntimeError):
    """The server did not answer; the message holds what it wrote."""


@dataclass(frozen=True)
class Place:
    """Where one server keeps everything, and the port it answers on."""

    folder: Path
    database: str
    port: int
    workers: int = 2
    mode: str = "production"
    redis: str = ""
    streams_port: int = 0

    @property
    def live_port(self) -> int:
        """Where streams are: with the pages outside production."""
        return self.streams_port if self.mode == "production" else self.port

    @property
    def environment(self) -> dict[str, str]:
        """Production's settings unless `mode` says another, with none of the caller's own."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("ASSIEME_")}
        return kept | {
            "ASSIEME_MODE": self.mode,
            "ASSIEME_SECRET_KEY": "0123456789-abcdefghijklmnopqrstuvwxyz-for-measuring-only",
            "ASSIEME_DATABASE_URL": self.database,
            "ASSIEME_HOSTS": "127.0.0.1,localhost,testserver",
            "ASSIEME_ORIGIN": f"http://127.0.0.1:{self.port}",
            "ASSIEME_KEY_FOLDER": str(self.folder / "keys"),
            "ASSIEME_FILES": str(self.folder / "files"),
            "ASSIEME_PORT": str(self.port),
            "ASSIEME_STREAMS_PORT": str(self.streams_port),
            "ASSIEME_REDIS_URL": self.redis,
            "ASSIEME_WORKERS": str(self.workers),
            "DJANGO_SETTINGS_MODULE": "assieme.config.settings",
        }

    def manage(self, *command: str) -> None:
        """Run a management command here. Raises CalledProcessError."""
        run = [sys.executable, "-m", "assieme.cli.main", "manage", *command]
        subprocess.run(run, check=True, env=self.environment, stdout=subprocess.DEVNULL)

    def open_django(self) -> None:
        """Set Django up for this place in this process: once, before any model is imported."""
        import django

        ours = self.environment
        os.environ.clear()
        os.environ.update(ours)
        os.umask(0o077)
        django.setup()


def a_place(folder: Path, database: str = "", workers: int = 2) -> Place:
    """A place in `folder`; on SQLite unless `database` is the address of another. Its tables are not made yet."""
    for name in ("keys", "files"):
        (folder / name).mkdir(mode=0o700, parents=True, exist_ok=True)
    return Place(folder, database or f"sqlite:///{folder}/rows.sqlite3", free_port(), workers, streams_port=free_port())


class Server:
    """`assieme serve` with its sealer, in a process group of its own, so that one signal ends all of it."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self._log = (place.folder / "server.log").open("ab")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "assieme.cli.main", "serve"],
            env=place.environment,
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=self._log,
            start_new_session=True,
        )

    def wait(self) -> None:
        """Until it answers. Raises NotStartedError."""
        deadline = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < deadline and self._process.poll() is None:
            if self._answers():
                return
            time.sleep(0.05)
        self.kill()
        raise NotStartedError((self.place.folder / "server.log").read_text(encoding="utf-8", errors="replace"))

    def _answers(self) -> bool:
        connection = HTTPConnection("127.0.0.1", self.place.port, timeout=5)
        try:
            connection.request("GET", "/what-happens-with-my-vote", headers={"Connection": "close"})
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()

    def pause(self) -> None:
        """Stand still, so that another measurement has the machine."""
        os.killpg(self._process.pid, signal.SIGSTOP)

    def resume(self) -> None:
        os.killpg(self._process.pid, signal.SIGCONT)

    def kill(self) -> None:
        """End every process of it at once, with SIGKILL: nothing gets a chance to tidy up."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._log.close()

    def stop(self) -> None:
        """End it as an administrator does."""
        self.resume()
        self._process.terminate()
        try:
            self._process.wait(30)
        finally:
            self.kill()

    def __enter__(self) -> "Server":
        self.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
