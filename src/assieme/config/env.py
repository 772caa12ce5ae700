"""What the server is told from outside: environment variables, read once, typed, all problems at once.

This module imports no Django, so that `assieme serve` can explain what is missing before anything starts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import unquote, urlsplit

from assieme.config.registry import DEFAULT_ADDRESS, DEFAULT_PORT, SETTINGS, SHORTEST_KEY, meaning

DEBUG_KEY = "assieme-development-key-never-use-it-in-production-0123456789"


class Mode(StrEnum):
    """What this process is for. Only `production` insists on every required setting."""

    PRODUCTION = "production"
    DEMO = "demo"
    DEVELOPMENT = "development"
    TEST = "test"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right: the setting's name and a sentence."""

    name: str
    message: str

    def __str__(self) -> str:
        return f"{self.name}: {self.message}"


class SettingsError(ValueError):
    """Some settings are missing or wrong; `problems` holds every one of them."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(["These settings need your attention:", *(f"  {each}" for each in problems)]))


@dataclass(frozen=True, slots=True)
class Database:
    """Where rows are kept. `engine` is `sqlite` (then `path` is set) or `postgresql` (then the rest is)."""

    engine: str
    path: Path | None = None
    name: str = ""
    user: str = ""
    password: str = ""
    host: str = ""
    port: int | None = None


@dataclass(frozen=True, slots=True)
class Mail:
    """How messages leave. `tls` is encryption from the first byte; otherwise STARTTLS is used."""

    host: str
    port: int
    user: str
    password: str
    tls: bool


@dataclass(frozen=True, slots=True)
class Env:
    """All settings, typed and checked."""

    mode: Mode
    secret_key: str
    database: Database
    redis_url: str | None
    hosts: tuple[str, ...]
    origin: str
    key_folder: Path
    files: Path
    mail: Mail | None
    oidc: Path | None
    address: str
    port: int
    streams_port: int
    workers: int

    @property
    def production(self) -> bool:
        return self.mode is Mode.PRODUCTION

    @property
    def secure(self) -> bool:
        """Whether people reach the site over HTTPS."""
        return self.origin.startswith("https://")


def read(environ: Mapping[str, str], root: Path | None = None) -> Env:
    """The settings in `environ`. Relative paths start at `root`, the current folder by default.

    Raises SettingsError, which lists every problem at once.
    """
    env, problems = inspect(environ, root)
    if problems:
        raise SettingsError(problems)
    return env


def inspect(environ: Mapping[str, str], root: Path | None = None) -> tuple[Env, tuple[Problem, ...]]:
    """The settings as far as they can be read, and every problem found. With problems they are unfit."""
    reader = _Reader(environ, root or Path.cwd())
    env = reader.env()
    if reader.problems and not environ.get("ASSIEME_MODE"):
        unset = "is not set, so this counts as production. To work on the code, set it to development."
        reader.problems.append(Problem("ASSIEME_MODE", unset))
    return env, tuple(reader.problems)


class _Reader:
    """Reads setting after setting and remembers what was wrong."""

    def __init__(self, environ: Mapping[str, str], root: Path) -> None:
        self.environ = environ
        self.root = root
        self.problems: list[Problem] = []
        self.mode = self._mode()

    def env(self) -> Env:
        self._refuse_unknown_names()
        port = self._number("ASSIEME_PORT", DEFAULT_PORT, 65535)
        return Env(
            mode=self.mode,
            secret_key=self._secret_key(),
            database=self._database(),
            redis_url=self._redis(),
            hosts=self._hosts(),
            origin=self._origin(port),
            key_folder=self._path(self._required("ASSIEME_KEY_FOLDER", f"var/{self.mode}/keys")),
            files=self._path(self._required("ASSIEME_FILES", f"var/{self.mode}/files")),
            mail=self._mail(),
            oidc=self._oidc(),
            address=self._text("ASSIEME_ADDRESS") or DEFAULT_ADDRESS,
            port=port,
            streams_port=self._streams_port(port),
            workers=self._number("ASSIEME_WORKERS", 2 if self.mode is Mode.PRODUCTION else 1, 64),
        )

    def _problem(self, name: str, message: str) -> None:
        self.problems.append(Problem(name, message))

    def _text(self, name: str) -> str:
        return self.environ.get(name, "").strip()

    def _required(self, name: str, fallback: str) -> str:
        value = self._text(name)
        if not value and self.mode is Mode.PRODUCTION:
            self._problem(name, f"is missing. {meaning(name)}")
        return value or fallback

    def _path(self, text: str) -> Path:
        return self.root / Path(text).expanduser()

    def _mode(self) -> Mode:
        text = self._text("ASSIEME_MODE") or Mode.PRODUCTION
        try:
            return Mode(text)
        except ValueError:
            self._problem("ASSIEME_MODE", f"“{text}” is not one of {', '.join(Mode)}.")
            return Mode.PRODUCTION

    def _refuse_unknown_names(self) -> None:
        """A misspelt setting would be silently ignored where it matters most."""
        if self.mode is not Mode.PRODUCTION:
            return
        known = {setting.name for setting in SETTINGS}
        for name in sorted(self.environ):
            if name.startswith("ASSIEME_") and name not in known:
                self._problem(name, "is not a setting of Assieme. Is it spelled right?")

    def _secret_key(self) -> str:
        key = self._required("ASSIEME_SECRET_KEY", DEBUG_KEY)
        if not self._text("ASSIEME_SECRET_KEY") or self.mode is not Mode.PRODUCTION:
            return key
        if key == DEBUG_KEY or key.startswith(("django-insecure", "assieme-development")):
            self._problem("ASSIEME_SECRET_KEY", "is the key for development. Everybody can read it. Make your own.")
        elif len(key) < SHORTEST_KEY or len(set(key)) < 10:
            self._problem("ASSIEME_SECRET_KEY", f"is too easy to guess. Use {SHORTEST_KEY} random characters or more.")
        return key

    def _hosts(self) -> tuple[str, ...]:
        text = self._required("ASSIEME_HOSTS", "localhost,127.0.0.1,[::1],testserver")
        hosts = tuple(host.strip() for host in text.split(",") if host.strip())
        if not hosts or "*" in hosts:
            self._problem("ASSIEME_HOSTS", "must name each host. With * anybody could forge links.")
        return hosts

    def _number(self, name: str, fallback: int, most: int) -> int:
        text = self._text(name)
        if not text:
            return fallback
        if not re.fullmatch(r"[0-9]{1,5}", text) or not 1 <= int(text) <= most:
            self._problem(name, f"“{text}” is not a whole number from 1 to {most}.")
            return fallback
        return int(text)

    def _streams_port(self, port: int) -> int:
        found = self._number("ASSIEME_STREAMS_PORT", port % 65535 + 1, 65535)
        if found == port:
            self._problem("ASSIEME_STREAMS_PORT", "is the same as ASSIEME_PORT. The streams need a port of their own.")
        return found

    def _port_of(self, name: str, text: str) -> int | None:
        try:
            return urlsplit(text).port
        except ValueError:
            self._problem(name, "has a port that is not a number from 0 to 65535.")
            return None

    def _database(self) -> Database:
        name = "ASSIEME_DATABASE_URL"
        text = self._required(name, f"sqlite:///var/{self.mode}.sqlite3")
        url = urlsplit(text)
        if url.scheme == "sqlite" and not url.netloc and len(url.path) > 1:
            return Database("sqlite", path=self._path(unquote(url.path[1:])))
        if url.scheme in {"postgres", "postgresql"} and len(url.path) > 1:
            return Database(
                "postgresql",
                name=unquote(url.path[1:]),
                user=unquote(url.username or ""),
                password=unquote(url.password or ""),
                host=unquote(url.hostname or ""),
                port=self._port_of(name, text),
            )
        self._problem(name, f"is not an address of a database. {meaning(name)}")
        return Database("sqlite", path=self._path("var/unknown.sqlite3"))

    def _redis(self) -> str | None:
        text = self._text("ASSIEME_REDIS_URL")
        if text and urlsplit(text).scheme not in {"redis", "rediss", "unix"}:
            self._problem("ASSIEME_REDIS_URL", "does not begin with redis://, rediss:// or unix://.")
        return text or None

    def _origin(self, port: int) -> str:
        text = self._required("ASSIEME_ORIGIN", f"http://localhost:{port}").rstrip("/")
        url = urlsplit(text)
        if url.scheme not in {"http", "https"} or not url.netloc or url.path or url.query:
            self._problem("ASSIEME_ORIGIN", f"“{text}” is not an address like https://assieme.example.org.")
        elif self.mode is Mode.PRODUCTION and url.scheme != "https" and url.hostname not in {"localhost", "127.0.0.1"}:
            self._problem("ASSIEME_ORIGIN", "must begin with https://, so that nobody reads along.")
        return text

    def _mail(self) -> Mail | None:
        text = self._text("ASSIEME_EMAIL_URL")
        if not text:
            return None
        url = urlsplit(text)
        if url.scheme not in {"smtp", "smtps"} or not url.hostname:
            self._problem(
                "ASSIEME_EMAIL_URL",
                f"is not an address of a mail server. {meaning('ASSIEME_EMAIL_URL')}",
            )
            return None
        tls = url.scheme == "smtps"
        port = self._port_of("ASSIEME_EMAIL_URL", text) or (465 if tls else 587)
        return Mail(url.hostname, port, unquote(url.username or ""), unquote(url.password or ""), tls)

    def _oidc(self) -> Path | None:
        text = self._text("ASSIEME_OIDC")
        if not text:
            return None
        path = self._path(text)
        if not path.is_file():
            self._problem("ASSIEME_OIDC", f"there is no file {path}.")
        return path
