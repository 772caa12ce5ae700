"""The Jinja environment of all pages."""

from datetime import UTC, date, datetime

import jinja2
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils import formats, timezone, translation

from assieme.core.ui import fields, words


def environment(*, loader: jinja2.BaseLoader, auto_reload: bool = False, **_options: object) -> jinja2.Environment:
    """Builds the environment of Django's Jinja2 backend from the `loader` and `auto_reload` that it passes.

    Its other options are ours to choose: escaping always, translation, govuk-frontend's macros, our globals.
    `ChainableUndefined`, because those macros ask for what was not given: so a misspelt name renders as
    nothing, and tests look at the rendered text.
    """
    govuk = jinja2.PrefixLoader({"govuk_frontend_jinja": jinja2.PackageLoader("govuk_frontend_jinja")})
    env = jinja2.Environment(
        autoescape=True,
        auto_reload=auto_reload,
        extensions=["jinja2.ext.i18n"],
        loader=jinja2.ChoiceLoader([loader, govuk]),
        undefined=jinja2.ChainableUndefined,
    )
    env.policies["ext.i18n.trimmed"] = True
    env.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext,
        translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )
    env.globals.update(
        static=static,
        url=url,
        url_if_any=url_if_any,
        language=translation.get_language,
        LEVELS=words.LEVELS,
        STANDPOINTS=words.STANDPOINTS,
        level_word=words.level_word,
        level_meaning=words.level_meaning,
        standpoint_word=words.standpoint_word,
    )
    env.filters.update(
        css_word=words.css_word,
        component=fields.component,
        error_target=fields.error_target,
        day=day,
        moment=moment,
        clock=clock,
        number=formats.number_format,
    )
    return env


def url(name: str, *args: object, **kwargs: object) -> str:
    """The address of the view `name`. Raises NoReverseMatch."""
    return reverse(name, args=args, kwargs=kwargs)


def url_if_any(name: str, **kwargs: object) -> str:
    """The address of the view `name`, or an empty text where this site has no such view."""
    try:
        return reverse(name, kwargs=kwargs)
    except NoReverseMatch:
        return ""


def day(value: date | datetime) -> str:
    """A date in words of the reader's language; a moment counts as its day in the current time zone."""
    written = formats.date_format(_local(value), "DATE_FORMAT")
    # Django writes Italian months with a capital; Italian doesn't.
    return written.lower() if translation.get_language() == "it" else written


def moment(value: datetime) -> str:
    """A day with its time of day, in the current time zone."""
    return f"{day(value)}, {formats.date_format(_local(value), 'H:i')}"


def clock(value: datetime | float) -> str:
    """The time of day; `value` is a moment or seconds since 1970 in UTC."""
    if not isinstance(value, datetime):
        value = datetime.fromtimestamp(value, tz=UTC)
    return formats.date_format(_local(value), "H:i")


def _local(value: date) -> date:
    """A moment in the current time zone; a plain date as it is."""
    if isinstance(value, datetime):
        return timezone.localtime(value) if timezone.is_aware(value) else value
    return value
