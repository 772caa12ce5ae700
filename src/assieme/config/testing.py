"""A pytest plugin, named in pyproject.toml: puts the process in mode `test` before Django reads its settings.

It overrules the shell's own setting, so that no test ever runs as production.
"""

from __future__ import annotations

import os

os.environ["ASSIEME_MODE"] = "test"
