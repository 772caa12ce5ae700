"""A Redis that is away turns no page into an error, and limits still hold."""

import time

import pytest
from django.core.cache import caches
from django.test import override_settings
from redis.exceptions import ConnectionError as RedisAwayError

from assieme.core.cache import SECONDS_BEFORE_AGAIN, SharedCache


@pytest.fixture
def cache() -> SharedCache:
    """A cache whose Redis is not there."""
    place = {"default": {"BACKEND": "assieme.core.cache.SharedCache", "LOCATION": "redis://127.0.0.1:1/0"}}
    with override_settings(CACHES=place):
        found = caches["default"]
        assert isinstance(found, SharedCache)
        found.clear()
        return found


def test_while_redis_is_away_this_process_remembers(cache: SharedCache) -> None:
    began = time.monotonic()
    assert cache.get("attempts", 0) == 0
    assert cache.add("attempts", 1, timeout=60)
    assert not cache.add("attempts", 1, timeout=60)
    assert cache.incr("attempts") == 2
    cache.set_many({"a": 1, "b": 2})
    assert cache.get_many(["a", "b", "c"]) == {"a": 1, "b": 2}
    assert cache.get_or_set("d", 4) == 4
    assert cache.touch("a", 60)
    assert cache.delete("a")
    assert "a" not in cache
    assert time.monotonic() - began < 3, "a page would have waited"


def test_redis_is_asked_again_after_a_while(cache: SharedCache, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def get(key: str, default: object, version: object) -> object:
        asked.append(key)
        if len(asked) == 1:
            raise RedisAwayError("not yet")
        return "from redis"

    monkeypatch.setattr(cache._shared, "get", get)
    now = 1000.0
    monkeypatch.setattr("assieme.core.cache.time.monotonic", lambda: now)
    cache._again = 0.0
    assert cache.get("x") is None
    now += SECONDS_BEFORE_AGAIN - 0.1
    assert cache.get("x") is None
    assert asked == ["x"]
    now += 0.2
    assert cache.get("x") == "from redis"
