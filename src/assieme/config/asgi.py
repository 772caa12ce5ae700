"""Two ASGI applications: `streams` for what is below /live/, and `application` for everything in one process."""

from __future__ import annotations

import os
import warnings
from typing import TYPE_CHECKING

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "assieme.config.settings")

pages = get_asgi_application()
# Our files are short and read in a thread: they may be read whole.
warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous iterators")

from assieme.core.streams import PREFIX  # noqa: E402 (Django is set up first)
from assieme.core.streams.serving import Streams  # noqa: E402

if TYPE_CHECKING:
    from assieme.core.streams.serving import Receive, Scope, Send

streams = Streams()


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Pages and streams on one port, for the demonstration and for work on the code."""
    if scope["type"] == "http" and scope["path"].startswith(PREFIX):
        await streams(scope, receive, send)
    else:
        await pages(scope, receive, send)
