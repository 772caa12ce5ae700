"""For pages that are Django templates (those of allauth): the two halves of our shell around them."""

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag(takes_context=True)
def shell_head(context: dict[str, Any], title: str = "") -> SafeString:
    """Everything up to the open `<main>`. `title` goes before the site's name in the browser's tab."""
    return render_to_string("ui/head.jinja", {"page_title": title}, request=context.get("request"))


@register.simple_tag(takes_context=True)
def shell_foot(context: dict[str, Any]) -> SafeString:
    """Everything from the closing `</main>`."""
    return render_to_string("ui/foot.jinja", {}, request=context.get("request"))
