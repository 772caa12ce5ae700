"""A PostgreSQL cluster of its own, from the installed packages, on a free port; gone afterwards."""

import getpass
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from benchmarks._machine import free_port

USER = "assieme"
NOT_INSTALLED = "PostgreSQL is not installed here (Debian: apt install postgresql), so this part was not measured."


@dataclass(frozen=True)
class Cluster:
    """A running cluster: `tools` is the folder of its programs, `start` the command that starts it, `rows` its data."""

    tools: Path
    port: int
    start_command: tuple[str, ...] = ()
    rows: Path = Path()

    def kill(self) -> None:
        """End every process of it at once, with SIGKILL."""
        postmaster = int((self.rows / "postmaster.pid").read_text().split()[0])
        below = Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text().split()
        for process in (postmaster, *map(int, below)):
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)

    def start(self) -> None:
        """Start it again, as after a loss of power."""
        _as_postgres(*self.start_command)

    def url(self, database: str) -> str:
        return f"postgres://{USER}@127.0.0.1:{self.port}/{database}"

    def create(self, database: str, template: str = "template0") -> str:
        """A new database, empty or a copy; returns its address."""
        self.run("createdb", "--template", template, database)
        return self.url(database)

    def run(self, program: str, *arguments: str) -> str:
        """Run one of PostgreSQL's programs against this cluster; returns what it printed. Raises RuntimeError."""
        where = ("--host=127.0.0.1", f"--port={self.port}", f"--username={USER}")
        done = subprocess.run([self.tools / program, *where, *arguments], capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"{program} ended with {done.returncode}: {done.stderr[-1500:]}")
        return done.stdout


def tools() -> Path | None:
    """The folder of the newest installed PostgreSQL's programs; None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).resolve().parent if on_path else None


@contextmanager
def cluster(folder: Path, *settings: str) -> Iterator[Cluster | None]:
    """Start a cluster in `folder` with PostgreSQL's own defaults (it waits for the disk at each commit) and
    300 connections, else as `settings` say; None where PostgreSQL is not installed."""
    programs = tools()
    if programs is None:
        yield None
        return
    data = folder / "postgres"
    data.mkdir()
    if getpass.getuser() == "root":
        shutil.chown(data, "postgres")
    port = free_port()
    said = ["max_connections=300", "listen_addresses=127.0.0.1", f"unix_socket_directories={data}", *settings]
    options = f"-p {port} " + " ".join(f"-c {setting}" for setting in said)
    _as_postgres(
        *(str(programs / "initdb"), f"--pgdata={data}/rows", f"--username={USER}", "--auth=trust"),
        *("--encoding=UTF8", "--locale=C.UTF-8"),
    )
    control = (str(programs / "pg_ctl"), f"--pgdata={data}/rows", "--silent", "--wait")
    start = (*control, f"--log={data}/log", f"--options={options}", "start")
    _as_postgres(*start)
    try:
        yield Cluster(programs, port, start, data / "rows")
    finally:
        _as_postgres(*control, "--mode=immediate", "stop")


def _as_postgres(*command: str) -> None:
    """PostgreSQL refuses to run as root: then its own user runs it."""
    prefix = ("runuser", "-u", "postgres", "--") if getpass.getuser() == "root" else ()
    # Its log goes to a file: a pipe that the server holds open would never end.
    subprocess.run([*prefix, *command], check=True, cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
