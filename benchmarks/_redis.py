"""A Redis of its own, on a free port; gone afterwards."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks._machine import free_port


class Redis:
    """A running Redis that keeps nothing on disk."""

    def __init__(self, folder: Path, port: int) -> None:
        self.url, self._folder, self._port = f"redis://127.0.0.1:{port}/0", folder, port
        self.start()

    def start(self) -> None:
        quiet = ("--save", "", "--appendonly", "no", "--loglevel", "warning", "--bind", "127.0.0.1")
        command = ["redis-server", "--port", str(self._port), *quiet]
        self._process = subprocess.Popen(command, cwd=self._folder, stdout=subprocess.DEVNULL)
        time.sleep(0.5)

    def kill(self) -> None:
        """End it with SIGKILL."""
        self._process.kill()
        self._process.wait()


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """The address of a Redis; empty where it is not installed."""
    with controlled(folder) as redis:
        yield redis.url if redis else ""


@contextmanager
def controlled(folder: Path) -> Iterator[Redis | None]:
    """A Redis that can be killed and started again; None where it is not installed."""
    if shutil.which("redis-server") is None:
        yield None
        return
    redis = Redis(folder, free_port())
    try:
        yield redis
    finally:
        redis.kill()
