"""A pytest plugin, named in pyproject.toml: puts the process in mode `test` before Django reads its settings.

It overrules the shell's own setting, so that no test ever runs as production.
"""

from __future__ import annotations

import os

os.environ["ASSIEME_MODE"] = "test"

# Tests empty the cache: each process has a Redis database of its own, so that none empties another's.
_redis, _worker = os.environ.get("ASSIEME_REDIS_URL", ""), os.environ.get("PYTEST_XDIST_WORKER", "gw0")
if _redis:
    _address, _, _database = _redis.rpartition("/")
    os.environ["ASSIEME_REDIS_URL"] = f"{_address}/{int(_database) + int(_worker.removeprefix('gw'))}"
