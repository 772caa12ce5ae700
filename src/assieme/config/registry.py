"""Every environment variable that Assieme reads. A test compares `docs/reference/settings.md` with it."""

from __future__ import annotations

from dataclasses import dataclass

SHORTEST_KEY = 50
DEFAULT_PORT = 8000
DEFAULT_ADDRESS = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable: `required` holds in production, `fallback` says what happens elsewhere."""

    name: str
    meaning: str
    required: bool = False
    fallback: str = "nothing"


SETTINGS: tuple[Setting, ...] = (
    Setting("ASSIEME_MODE", "production, demo, development or test.", fallback="production"),
    Setting(
        "ASSIEME_SECRET_KEY",
        f"A random secret of {SHORTEST_KEY} characters or more. It signs sessions and links.",
        required=True,
        fallback="a key for development",
    ),
    Setting(
        "ASSIEME_DATABASE_URL",
        "sqlite:///folder/file.sqlite3 (four slashes for a full path) or postgres://user:password@host:port/name.",
        required=True,
        fallback="a SQLite file in var/",
    ),
    Setting(
        "ASSIEME_REDIS_URL",
        "redis://host:port/number. Needed when more than one machine serves.",
        fallback="the memory of each process",
    ),
    Setting(
        "ASSIEME_HOSTS",
        "The names under which people reach the site, with commas between.",
        required=True,
        fallback="localhost",
    ),
    Setting(
        "ASSIEME_ORIGIN",
        "The address of the first page, like https://assieme.example.org.",
        required=True,
        fallback="http://localhost and the port",
    ),
    Setting(
        "ASSIEME_KEY_FOLDER",
        "The folder of the ballots' keys. Only the server's user may read it.",
        required=True,
        fallback="keys in var/",
    ),
    Setting(
        "ASSIEME_FILES",
        "The folder of private files. Only the server's user may read it.",
        required=True,
        fallback="files in var/",
    ),
    Setting(
        "ASSIEME_EMAIL_URL",
        "smtp://user:password@host:port, or smtps:// for TLS from the start.",
        fallback="no e-mail: messages stay in the site and on paper",
    ),
    Setting("ASSIEME_OIDC", "A TOML file that lists sign-in providers.", fallback="no providers"),
    Setting("ASSIEME_ADDRESS", "The network address on which the server listens.", fallback=DEFAULT_ADDRESS),
    Setting("ASSIEME_PORT", "The port on which the server listens, 1 to 65535.", fallback=str(DEFAULT_PORT)),
    Setting(
        "ASSIEME_STREAMS_PORT",
        "In production, the port of the streams, to which a proxy leads all addresses below /live/.",
        fallback="the port after ASSIEME_PORT",
    ),
    Setting("ASSIEME_WORKERS", "How many processes serve pages, 1 to 64.", fallback="2 in production, else 1"),
)


def meaning(name: str) -> str:
    """The sentence that explains the setting `name`. Raises KeyError for a name that is not registered."""
    return {setting.name: setting.meaning for setting in SETTINGS}[name]
