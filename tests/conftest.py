"""What every test may rely on. The process is in mode `test` (see assieme.config.testing)."""

from __future__ import annotations

import os

# Playwright's fixtures run an event loop in the test's own thread; the tests themselves are ordinary code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

from hypothesis import HealthCheck, settings

# How long an example takes says more of the machine than of the code.
settings.register_profile("assieme", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("assieme")
