"""What the editor shows: the form, the page as a picture, how full it is, and what to make shorter."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import ceil
from typing import Any
from uuid import UUID

from django.http import QueryDict

from assieme.toolkit.profiles.actions import WORDS, Written
from assieme.toolkit.profiles.draft_reads import Draft
from assieme.toolkit.profiles.forms import PageForm
from assieme.toolkit.profiles.printed import Sheet, drawn, fill_of
from assieme.toolkit.profiles.words import ASKED

NEARLY = 0.85


@dataclass(frozen=True)
class Fullness:
    """How full a page is. `state`: empty, room, nearly or over; `longest`: the part to shorten by about `words`.

    `picture` is the page as it is printed, as the address of an image.
    """

    state: str
    percent: int
    longest: str
    words: int
    picture: str


def page_form(data: QueryDict | None, draft: Draft) -> PageForm:
    """The form of a page, with the headings of the groups of whose page it is."""
    initial = {**draft.words, **{f"own_{key}": words for key, words in draft.own.items()}}
    return PageForm(data, initial=initial, headings=draft.headings)


def written(form: PageForm, draft: Draft) -> Written:
    """What was written, measured."""
    return _measured(form.cleaned_data, form.own(), draft)


def kept(draft: Draft) -> Written:
    """What is kept already, measured."""
    return _measured(draft.words, draft.own, draft)


def _measured(words: Mapping[str, Any], own: Mapping[UUID, str], draft: Draft) -> Written:
    said = Written(**{name: words[name] for name in WORDS}, own=own)
    return replace(said, fill=fill_of([_sheet(said, draft)]))


def fullness(said: Written, draft: Draft) -> Fullness:
    """The page drawn, and how full it is."""
    parts = {part: len(getattr(said, part).split()) for part in ASKED}
    longest = max(parts, key=lambda part: parts[part])
    count = sum(parts.values()) + sum(len(words.split()) for words in said.own.values())
    return Fullness(
        state=_state(said.fill, count),
        percent=round(said.fill * 100),
        longest=str(ASKED[longest].title),
        words=max(10, ceil(count * (said.fill - 1) / max(said.fill, 1) / 10) * 10),
        picture="data:image/png;base64," + base64.b64encode(drawn(_sheet(said, draft))).decode(),
    )


def context(form: PageForm, draft: Draft) -> Mapping[str, Any]:
    """What the editor's page needs; the page is drawn as it is kept."""
    full = fullness(kept(draft), draft)
    own = [f"own_{heading.pk}" for heading in draft.headings]
    return {"form": form, "draft": draft, "full": full, "ASKED": ASKED, "own": own}


def _state(fill: float, words: int) -> str:
    if not words:
        return "empty"
    if fill > 1:
        return "over"
    return "nearly" if fill > NEARLY else "room"


def _sheet(said: Written, draft: Draft) -> Sheet:
    """The page with all headings of all groups: it fits then with the headings of any one."""
    own = tuple((heading.title, words) for heading in draft.headings if (words := said.own.get(heading.pk)))
    parts = tuple((part, words) for part in ASKED if (words := getattr(said, part)))
    return Sheet(said.name, said.age, draft.square, (*parts, *own))
