"""An attacker who opens every page and file that links lead to, and looks again later, or as somebody else."""

import re
from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

from django.test import Client

LINK = re.compile(r'(?:href|data-[a-z-]+|src)="(/[^"#]*)')
OF_THE_SESSION = re.compile(r'<input type="hidden" name="csrfmiddlewaretoken"[^>]*>|nonce="[^"]*"|\?v=\d+')
MOST = 40


def everything_seen(client: Client, starts: Iterable[str], leave_out: str) -> dict[str, str]:
    """The text of all that can be reached from `starts` by links, by address: pages with their drawings, tables as CSV
    and JSON. What the pattern `leave_out` finds in an address is not opened; printed pages say what the pages say."""
    waiting = list(starts)
    seen: dict[str, str] = {}
    for address in waiting:
        if len(seen) >= MOST:
            break
        answer = client.get(address)
        if answer.status_code != 200 or answer.streaming:
            continue
        kind = answer["Content-Type"].split(";")[0]
        if kind not in ("text/html", "text/csv", "application/json", "text/plain", "text/calendar"):
            continue
        text = answer.content.decode()
        if kind == "text/html":
            text = _main(text)
            found = (_plain(urljoin(address, one)) for one in LINK.findall(text))
            waiting += [one for one in dict.fromkeys(found) if one not in waiting and not re.search(leave_out, one)]
        seen[address] = text
    return seen


def _main(html: str) -> str:
    start, end = html.find("<main"), html.find("</main>")
    return OF_THE_SESSION.sub("", html[start:end] if start >= 0 else html)


def _plain(address: str) -> str:
    parts = urlsplit(address.replace("&amp;", "&"))
    return parts.path + (f"?{parts.query}" if parts.query else "")


def differences(before: dict[str, str], after: dict[str, str]) -> dict[str, tuple[str, str]]:
    """Addresses whose text is another one now, each with the piece that differs."""
    return {
        address: _apart(before.get(address, ""), after.get(address, ""))
        for address in (before | after)
        if before.get(address) != after.get(address)
    }


def _apart(one: str, other: str) -> tuple[str, str]:
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[max(0, start - 80) : start + 80], other[max(0, start - 80) : start + 80]
