"""Rules 7 and 10: every address says who may open it; no page carries inline script, style or handlers."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template import engines
from django.urls import URLPattern, URLResolver, get_resolver
from tests.house.source import relative

from assieme import SOURCE
from assieme.core.access import PERMISSIONS, Permission

# Pages of libraries, which guard themselves, and their redirects.
LIBRARIES = ("allauth.", "django.views.i18n", "django.views.generic.base")


def _patterns(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _patterns(entry, before + str(entry.pattern))
        else:
            yield before + str(entry.pattern), entry


def _module(pattern: URLPattern) -> str:
    view: object = getattr(pattern.callback, "view_class", pattern.callback)
    return str(view.__module__)


def test_each_address_and_each_name_leads_to_one_page() -> None:
    ours = [
        (address, entry) for address, entry in _patterns(get_resolver()) if not _module(entry).startswith(LIBRARIES)
    ]
    shapes = [re.sub(r"<\w+:\w+>", "<>", address) for address, _entry in ours]
    names = [entry.name for _address, entry in ours]
    assert [shape for shape in set(shapes) if shapes.count(shape) > 1] == []
    assert [name for name in set(names) if names.count(name) > 1] == []


def test_every_address_carries_a_permission_or_says_why_it_is_public() -> None:
    unmarked = [
        address
        for address, pattern in _patterns(get_resolver())
        if not hasattr(pattern.callback, "permission") and not _module(pattern).startswith(LIBRARIES)
    ]
    assert unmarked == []


def test_a_page_about_one_row_is_guarded_by_a_permission() -> None:
    open_rows = [
        address
        for address, pattern in _patterns(get_resolver())
        if "<uuid:id>" in address and not isinstance(getattr(pattern.callback, "permission", None), Permission)
    ]
    assert open_rows == []


def test_permissions_are_named_after_their_room_and_explain_their_refusal() -> None:
    for permission in PERMISSIONS.values():
        assert re.fullmatch(r"[a-z_]+\.[a-z]+(_[a-z]+)+", permission.name), permission.name
        assert str(permission.label)
        judged = permission.when.__name__ != "always"
        assert bool(str(permission.refusal)) == judged, f"{permission.name}: a `when` and a refusal go together"


PAGES = sorted(path for pattern in ("*.jinja", "*.html") for path in SOURCE.rglob(pattern))
COUNTED = re.compile(r"{%-? trans (?:trimmed )?(\w+)[^%]*%}(?:(?!endtrans).)*?{%-? pluralize -?%}", re.DOTALL)
INLINE = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>|<style|\son[a-z]+=[\"']|\sstyle=[\"']|javascript:", re.IGNORECASE)


@pytest.mark.parametrize("path", PAGES, ids=relative)
def test_no_inline_script_style_or_handler(path: Path) -> None:
    assert INLINE.findall(path.read_text(encoding="utf-8")) == []


def test_what_is_counted_comes_first_of_what_a_plural_names() -> None:
    counted = [
        (relative(path), first)
        for path in PAGES
        for first in COUNTED.findall(path.read_text(encoding="utf-8"))
        if first not in ("count", "n")
    ]
    assert counted == []


@pytest.mark.parametrize("path", [path for path in PAGES if path.suffix == ".jinja"], ids=relative)
def test_every_page_compiles(path: Path) -> None:
    name = path.parts[path.parts.index("jinja2") + 1 :]
    assert engines["jinja2"].get_template("/".join(name)) is not None
