"""A small HTTP/1.1 client for many people at once: one kept connection each, nothing but the standard library."""

import asyncio
from dataclasses import dataclass
from urllib.parse import urlencode


class UnansweredError(Exception):
    """The connection ended before the whole answer was there: nobody knows whether the request was carried out."""


@dataclass(frozen=True)
class Answer:
    status: int
    body: bytes


class Line:
    """One person's connection to the server, opened when it is needed and again after it broke."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def send(self, request: bytes) -> Answer:
        """Send a whole request and read its answer. Raises UnansweredError."""
        try:
            if self._streams is None:
                self._streams = await asyncio.open_connection("127.0.0.1", self.port)
            reader, writer = self._streams
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            lines = head.split(b"\r\n")
            headers = dict(line.lower().split(b": ", 1) for line in lines[1:] if b": " in line)
            body = await reader.readexactly(int(headers.get(b"content-length", b"0")))
        except (OSError, asyncio.IncompleteReadError) as error:
            self.close()
            raise UnansweredError from error
        if headers.get(b"connection") == b"close":
            self.close()
        return Answer(int(lines[0].split(b" ")[1]), body)

    def close(self) -> None:
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None


TOKEN = "b" * 32


def get(path: str, session: str) -> bytes:
    """A request for a page, from somebody who is signed in with `session`."""
    return f"GET {path} HTTP/1.1\r\n{_headers(session)}\r\n".encode()


def post(path: str, session: str, **fields: str) -> bytes:
    """A posted form, with the token against forgery in cookie and form."""
    body = urlencode({"csrfmiddlewaretoken": TOKEN, **fields})
    kind = f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
    return f"POST {path} HTTP/1.1\r\n{_headers(session)}{kind}\r\n{body}".encode()


def _headers(session: str) -> str:
    cookies = f"sessionid={session}; csrftoken={TOKEN}"
    return f"Host: 127.0.0.1\r\nCookie: {cookies}\r\nAccept: text/html\r\n"
