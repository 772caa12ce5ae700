"""For pages that are Django templates (those of allauth): the two halves of our shell around them."""

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag(takes_context=True)
def shell_head(context: dict[str, Any], title: str = "") -> SafeString:
    """Everything up to the open `<main>`. `title` goes before the site's name in the browser's tab."""
    return _rendered("ui/head.jinja", {"page_title": title}, context)


@register.simple_tag(takes_context=True)
def shell_foot(context: dict[str, Any]) -> SafeString:
    """Everything from the closing `</main>`."""
    return _rendered("ui/foot.jinja", {}, context)


def _rendered(name: str, values: dict[str, Any], context: dict[str, Any]) -> SafeString:
    """A Jinja template's text, which Jinja has escaped already."""
    return mark_safe(render_to_string(name, values, request=context.get("request")))  # noqa: S308
