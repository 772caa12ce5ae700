"""The words on screen for standpoints and levels. Code and files keep the English lower-case words."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

LEVELS = ("inform", "consult", "involve", "collaborate", "empower")
STANDPOINTS = ("service user", "carer", "volunteer", "community member", "professional", "manager")

type Text = str | Promise


@dataclass(frozen=True, slots=True)
class Label:
    """A choice's text with a hint under it: use it as the label in a field's `choices`."""

    text: Text
    hint: Text = ""

    def __str__(self) -> str:
        return str(self.text)


_LEVEL_WORDS: dict[str, Text] = {
    "inform": pgettext_lazy("level of involvement", "inform"),
    "consult": pgettext_lazy("level of involvement", "consult"),
    "involve": pgettext_lazy("level of involvement", "involve"),
    "collaborate": pgettext_lazy("level of involvement", "collaborate"),
    "empower": pgettext_lazy("level of involvement", "empower"),
}

_LEVEL_MEANINGS: dict[str, Text] = {
    "inform": _("You are told what will happen."),
    "consult": _("You are asked. Others decide."),
    "involve": _("You are heard all the way. Others decide."),
    "collaborate": _("You decide together."),
    "empower": _("You decide."),
}

_STANDPOINT_WORDS: dict[str, tuple[Text, Text]] = {
    "service user": (_("service user"), _("service users")),
    "carer": (_("carer"), _("carers")),
    "volunteer": (_("volunteer"), _("volunteers")),
    "community member": (_("community member"), _("community members")),
    "professional": (_("professional"), _("professionals")),
    "manager": (_("manager"), _("managers")),
}


def level_word(level: str) -> Text:
    """The level's word in the reader's language. Raises KeyError for a word that is no level."""
    return _LEVEL_WORDS[level]


def level_meaning(level: str) -> Text:
    """One sentence that says what the level means for people. Raises KeyError for a word that is no level."""
    return _LEVEL_MEANINGS[level]


def standpoint_word(standpoint: str, *, many: bool = False) -> Text:
    """The standpoint's word, for one person or for many. Raises KeyError for a word that is no standpoint."""
    return _STANDPOINT_WORDS[standpoint][many]


def css_word(word: str) -> str:
    """A file word as the end of a CSS class: `service user` gives `service-user`."""
    return word.replace(" ", "-")
