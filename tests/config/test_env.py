"""The environment is read once, typed, and every problem is told at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from assieme.config import env
from assieme.config.registry import SETTINGS, SHORTEST_KEY

KEY = "k3y" + "".join(chr(97 + number % 26) for number in range(SHORTEST_KEY))
PRODUCTION = {
    "ASSIEME_MODE": "production",
    "ASSIEME_SECRET_KEY": KEY,
    "ASSIEME_DATABASE_URL": "postgres://ann:p%40ss@db.example.org:5433/rows",
    "ASSIEME_HOSTS": "assieme.example.org, www.example.org",
    "ASSIEME_ORIGIN": "https://assieme.example.org/",
    "ASSIEME_KEY_FOLDER": "/srv/keys",
    "ASSIEME_FILES": "/srv/files",
}


def names(environ: dict[str, str]) -> set[str]:
    return {problem.name for problem in env.inspect(environ)[1]}


def test_a_full_production_environment_is_read() -> None:
    read = env.read(PRODUCTION)
    assert read.mode is env.Mode.PRODUCTION
    assert read.database == env.Database("postgresql", None, "rows", "ann", "p@ss", "db.example.org", 5433)
    assert read.hosts == ("assieme.example.org", "www.example.org")
    assert read.origin == "https://assieme.example.org"
    assert read.secure
    assert (read.key_folder, read.files) == (Path("/srv/keys"), Path("/srv/files"))
    assert (read.redis_url, read.mail, read.oidc) == (None, None, None)
    assert (read.address, read.port, read.workers) == ("127.0.0.1", 8000, 2)


def test_without_a_mode_it_is_production_and_every_required_setting_is_asked_for_at_once() -> None:
    required = {setting.name for setting in SETTINGS if setting.required}
    assert names({}) == required | {"ASSIEME_MODE"}
    with pytest.raises(env.SettingsError) as caught:
        env.read({})
    assert all(name in str(caught.value) for name in required)


@pytest.mark.parametrize("mode", ["demo", "development", "test"])
def test_elsewhere_everything_has_a_fallback_under_the_folder_in_use(mode: str, tmp_path: Path) -> None:
    read = env.read({"ASSIEME_MODE": mode}, tmp_path)
    assert read.database == env.Database("sqlite", tmp_path / f"var/{mode}.sqlite3")
    assert read.key_folder == tmp_path / f"var/{mode}/keys"
    assert read.files == tmp_path / f"var/{mode}/files"
    assert read.origin == "http://localhost:8000"
    assert not read.secure


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ASSIEME_MODE", "prod"),
        ("ASSIEME_SECRET_KEY", env.DEBUG_KEY),
        ("ASSIEME_SECRET_KEY", "django-insecure-" + KEY),
        ("ASSIEME_SECRET_KEY", KEY[: SHORTEST_KEY - 1]),
        ("ASSIEME_SECRET_KEY", "ab" * SHORTEST_KEY),
        ("ASSIEME_DATABASE_URL", "mysql://host/name"),
        ("ASSIEME_DATABASE_URL", "sqlite://file.sqlite3"),
        ("ASSIEME_DATABASE_URL", "postgres://host"),
        ("ASSIEME_DATABASE_URL", "postgres://host:99999/name"),
        ("ASSIEME_REDIS_URL", "http://host"),
        ("ASSIEME_HOSTS", "  "),
        ("ASSIEME_HOSTS", ","),
        ("ASSIEME_HOSTS", "*"),
        ("ASSIEME_ORIGIN", "assieme.example.org"),
        ("ASSIEME_ORIGIN", "http://assieme.example.org"),
        ("ASSIEME_ORIGIN", "https://assieme.example.org/here"),
        ("ASSIEME_EMAIL_URL", "mail.example.org"),
        ("ASSIEME_OIDC", "/nowhere/providers.toml"),
        ("ASSIEME_PORT", "0"),
        ("ASSIEME_PORT", "65536"),
        ("ASSIEME_STREAMS_PORT", "8000"),
        ("ASSIEME_PORT", "８０００"),
        ("ASSIEME_WORKERS", "many"),
        ("ASSIEME_SECRETKEY", KEY),
    ],
)
def test_a_wrong_value_is_refused_by_name(name: str, value: str) -> None:
    assert names({**PRODUCTION, name: value}) == {name}


def test_no_problem_repeats_a_secret() -> None:
    environ = {"ASSIEME_SECRET_KEY": "hunter2", "ASSIEME_DATABASE_URL": "mysql://ann:hunter2@host/name"}
    told = " ".join(str(problem) for problem in env.inspect({**PRODUCTION, **environ})[1])
    assert "ASSIEME_SECRET_KEY" in told
    assert "ASSIEME_DATABASE_URL" in told
    assert "hunter2" not in told


def test_four_slashes_are_a_full_path_and_three_are_not(tmp_path: Path) -> None:
    full = env.read({**PRODUCTION, "ASSIEME_DATABASE_URL": "sqlite:////srv/my%20rows.sqlite3"}, tmp_path)
    relative = env.read({**PRODUCTION, "ASSIEME_DATABASE_URL": "sqlite:///rows.sqlite3"}, tmp_path)
    assert full.database.path == Path("/srv/my rows.sqlite3")
    assert relative.database.path == tmp_path / "rows.sqlite3"


def test_postgresql_through_its_socket_needs_no_host() -> None:
    read = env.read({**PRODUCTION, "ASSIEME_DATABASE_URL": "postgres:///assieme"})
    assert read.database == env.Database("postgresql", name="assieme")


@pytest.mark.parametrize(
    ("url", "mail"),
    [
        ("smtp://host", env.Mail("host", 587, "", "", tls=False)),
        ("smtps://ann%40b:p%2Fw@host", env.Mail("host", 465, "ann@b", "p/w", tls=True)),
        ("smtp://host:25", env.Mail("host", 25, "", "", tls=False)),
    ],
)
def test_the_mail_server_is_read_from_one_address(url: str, mail: env.Mail) -> None:
    assert env.read({**PRODUCTION, "ASSIEME_EMAIL_URL": url}).mail == mail


def test_a_file_of_providers_is_found(tmp_path: Path) -> None:
    (tmp_path / "providers.toml").write_text("")
    read = env.read({**PRODUCTION, "ASSIEME_OIDC": "providers.toml"}, tmp_path)
    assert read.oidc == tmp_path / "providers.toml"


def test_reading_the_environment_needs_no_django() -> None:
    code = "import sys; sys.modules['django'] = None; import assieme.config.env"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
