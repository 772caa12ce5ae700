"""What a figure depends on: the machine, its load, the versions; and scratch space that goes away again."""

import os
import platform
import shutil
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path


def machine() -> str:
    """One line about this machine, to stand above a table of figures."""
    return (
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC · {os.cpu_count()} cores ({_processor()}) · "
        f"{platform.system()} · Python {platform.python_version()} · load {os.getloadavg()[0]:.1f}"
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return platform.machine()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def free_port() -> int:
    """A port on which nothing listens just now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder for databases, keys and logs, gone afterwards; others may pass through it but not read it."""
    folder = Path(tempfile.mkdtemp(prefix="assieme-bench-"))
    folder.chmod(0o711)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
