"""An ASGI application for tests in a server of their own: the real streams, a kind and a page to look on from.

`/stage/…` says what happens meanwhile: `begin` (answers the topic and a session), `say?words=…`, `leave`, `page`.
Checks of the right to look on come often here.
"""

import asyncio
from collections.abc import Callable
from importlib import import_module
from typing import Any
from urllib.parse import parse_qs
from uuid import UUID

from assieme.config.asgi import application as house
from assieme.core.streams import hub, serving
from assieme.core.streams.kinds import kind
from assieme.core.streams.serving import Receive, Scope, Send
from assieme.core.streams.topics import bump

hub.SECONDS_BETWEEN_BEATS = 0.3
serving.SECONDS_BETWEEN_CHECKS = (0.5, 0.6)

from django.conf import settings  # noqa: E402 (Django is set up by the application)
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.db import transaction  # noqa: E402
from tests.factories import NOW, a_member, an_organisation  # noqa: E402

from assieme.organisations.access import in_organisation  # noqa: E402
from assieme.organisations.models import Membership, Organisation  # noqa: E402
from assieme.people.models import Account  # noqa: E402

PAGE = """<!doctype html><html lang="en"><head><title>Room</title>
<script src="/static/assieme/app.js" type="module"></script></head><body><main id="main" tabindex="-1">
<h1>Room</h1><input type="hidden" name="csrfmiddlewaretoken" value="token of the page">
<div id="room" data-stream="{address}" data-stream-lost="Gone for now" data-stream-back="Here again"
data-stream-gone="It is over" data-resend-waiting="Kept for you">{inside}</div>
<p id="told" data-part>{told}</p></main></body></html>"""
INSIDE = """<p id="words">{words}</p><details id="more"><summary>More</summary>more</details>
<form data-resend action="/stage/press" method="post"><input type="hidden" name="csrfmiddlewaretoken" value="">
<input type="hidden" name="press" value=""><input name="line" id="line" aria-label="Line">
<button>Send</button></form>"""
presses: list[str] = []


def _audience(request: Any, topic: UUID) -> str | None:
    actor = request.actor
    there = actor and Organisation.objects.filter(in_organisation(actor, through="pk"), pk=topic).exists()
    return "member" if there else None


def _render(topic: UUID, _: str) -> str:
    return INSIDE.format(words=Organisation.objects.get(pk=topic).name)


kind("testing", audience=_audience, render=_render)


def begin() -> str:
    organisation = an_organisation()
    account = Account.objects.create(person=a_member(organisation), username="looker-on")
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.save()
    return f"{organisation.pk} {session.session_key}"


def say(words: str) -> str:
    with transaction.atomic():
        Organisation.objects.update(name=words)
        bump(Organisation.objects.get().pk, now=NOW)
    return words


def leave() -> str:
    return str(Membership.objects.update(left_at=NOW))


def page() -> str:
    found = Organisation.objects.get()
    inside = INSIDE.format(words=found.name)
    return PAGE.format(address=f"/live/testing/{found.pk}", inside=inside, told=" ".join(presses))


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    verb = scope["path"].removeprefix("/stage/")
    if verb == scope["path"]:
        await house(scope, receive, send)
    elif verb == "press":
        body = b""
        while b"--\r\n" not in body[-4:]:
            body += (await receive())["body"]
        presses.append(
            _field(body, "line") + "/" + _field(body, "csrfmiddlewaretoken") + f"/{len(_field(body, 'press'))}"
        )
        await _answer(send, "", [(b"location", b"/stage/page")])
    else:
        asked = {name: values[0] for name, values in parse_qs(scope["query_string"].decode()).items()}
        verbs: dict[str, Callable[..., str]] = {"begin": begin, "say": say, "leave": leave, "page": page}
        await _answer(send, await asyncio.to_thread(lambda: verbs[verb](**asked)))


def _field(body: bytes, name: str) -> str:
    return body.decode().partition(f'name="{name}"\r\n\r\n')[2].partition("\r\n")[0]


async def _answer(send: Send, words: str, headers: list[tuple[bytes, bytes]] | None = None) -> None:
    kind_of = (b"content-type", b"text/html; charset=utf-8")
    status = 303 if headers else 200
    await send({"type": "http.response.start", "status": status, "headers": [kind_of, *(headers or [])]})
    await send({"type": "http.response.body", "body": words.encode()})
