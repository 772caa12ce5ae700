"""The words of the nineteen questions and of the six principles: ours, in plain language, after EQUIL's toolkit."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from assieme.logic.participation.practice import Principle
from assieme.logic.scoring.readiness import Answer

type Text = str | Promise


@dataclass(frozen=True, slots=True)
class PrincipleWords:
    """`title` in plain words, the toolkit's own `term`, and one sentence that says what it is about."""

    title: Text
    term: Text
    about: Text


PRINCIPLES: dict[Principle, PrincipleWords] = {
    Principle.ASSETS: PrincipleWords(
        _("What people bring"), _("assets"), _("Each person has strengths. We look for them and use them.")
    ),
    Principle.CAPABILITIES: PrincipleWords(
        _("Room to grow"), _("capabilities"), _("Each person can do things, and can learn more.")
    ),
    Principle.MUTUALITY: PrincipleWords(
        _("Give and take"), _("mutuality"), _("We owe each other something, and we say what it is.")
    ),
    Principle.NETWORKS: PrincipleWords(
        _("Links with others"), _("networks"), _("People learn from people who live through the same.")
    ),
    Principle.BLURRED_ROLES: PrincipleWords(
        _("Shared roles"), _("blurred roles"), _("The line between those who help and those helped gets thin.")
    ),
    Principle.CATALYSTS: PrincipleWords(
        _("Making things happen"), _("catalysts"), _("Staff open doors. They don't do it all for you.")
    ),
}

PROMPTS: dict[str, Text] = {
    "assets-1": _(
        "Do we start from what people have lived, what they can do and what they hope for? Families and friends too?"
    ),
    "assets-2": _(
        "When we plan and when we act, do we use people's strengths and help them grow? "
        "And those of the place we live in?"
    ),
    "assets-3": _("Do we look back now and then to see if this gets better?"),
    "capabilities-1": _("Do we need what each person gives? That of service users as much as that of staff?"),
    "capabilities-2": _("Do the tasks suit the people who do them: what they can do, and what they took on?"),
    "capabilities-3": _("Do we all get to learn new things here, staff as well?"),
    "mutuality-1": _("Do people feel that this is theirs, and doesn't just belong to the service?"),
    "mutuality-2": _("Does it rest on all of us alike that things go well?"),
    "mutuality-3": _("Is it a good thing here to ask for help, and normal to give it?"),
    "mutuality-4": _("When somebody joins, do we talk about what each of us hopes for from the others?"),
    "mutuality-5": _("Do many kinds of skill and of life story count here?"),
    "networks-1": _(
        "People with similar lives meet and share what they know. Do we treat this as part of our main work?"
    ),
    "networks-2": _("Do staff and others from here join in with groups and places nearby, outside the service?"),
    "networks-3": _("Do we give real time to making new links outside?"),
    "blurred-roles-1": _(
        "Do we all have a hand in it from start to end: in starting, steering, doing, and saying how it went?"
    ),
    "blurred-roles-2": _(
        "When people and staff work side by side, does what each one knows and thinks count the same?"
    ),
    "blurred-roles-3": _("Can people say what they would like in return, be it money or something else?"),
    "catalysts-1": _(
        "Do staff help people to a good life: link them with others, clear the way, build skills and trust?"
    ),
    "catalysts-2": _("Do we back people up when they want to do more?"),
}

# Where the whole organisation is asked, three questions need other words; the rest fit as they are.
OF_THE_ORGANISATION: dict[str, Text] = {
    "mutuality-1": _("Do people feel that this place is theirs, and doesn't just belong to those who run it?"),
    "capabilities-1": _("Does this place need what each person gives? That of service users as much as that of staff?"),
    "networks-1": _(
        "People with similar lives meet and share what they know. Is that part of the main work in all our services?"
    ),
}

# Asked of oneself, about one's own practice.
OF_ONESELF: dict[str, Text] = {
    "assets-1": _("Do I start from what people have lived, what they can do and what they hope for?"),
    "assets-2": _("Do I use people's strengths and help them grow? Do I know what the place we live in has to give?"),
    "assets-3": _("Do I look back now and then to see if I get better at it?"),
    "capabilities-1": _("Do I need what each person gives, or could I do without it?"),
    "capabilities-2": _("When I share out a task, does it suit the person who takes it on?"),
    "capabilities-3": _("Do I still learn new things here, and do others learn beside me?"),
    "mutuality-1": _("Do I treat what we do as theirs, and not as mine?"),
    "mutuality-2": _("Do I let go of some of the care that things go well, so that others can take it?"),
    "mutuality-3": _("Do I ask for help myself, and not just give it?"),
    "mutuality-4": _("Do I tell people what I hope for from them, and ask what they hope for from me?"),
    "mutuality-5": _("Do I look for many kinds of skill and of life story?"),
    "networks-1": _("Do I see it as my work that people with similar lives meet and share what they know?"),
    "networks-2": _("Do I join in with groups and places nearby, outside the service?"),
    "networks-3": _("Do I give real time to making new links outside?"),
    "blurred-roles-1": _("Do others have a hand in my work from start to end, and in saying how it went?"),
    "blurred-roles-2": _("When I work with people, does what they know and think count as much as what I do?"),
    "blurred-roles-3": _("Do I ask people what they would like in return?"),
    "catalysts-1": _("Do I link people with others, clear the way for them, and build skills and trust?"),
    "catalysts-2": _("Do I back people up when they want to do more?"),
}


def prompts(whole: bool) -> dict[str, Text]:
    """The nineteen questions by id, as an initiative's people are asked, or those of the whole organisation."""
    return PROMPTS | OF_THE_ORGANISATION if whole else PROMPTS


ANSWERS: dict[Answer, Text] = {
    Answer.YES: pgettext_lazy("readiness", "Yes"),
    Answer.MOSTLY: pgettext_lazy("readiness", "Mostly"),
    Answer.A_LITTLE: pgettext_lazy("readiness", "A little"),
    Answer.NOT_YET: pgettext_lazy("readiness", "Not yet"),
}

DONT_KNOW: Text = _("I don't know")

GROUPS: dict[str, Text] = {
    "service user": _("Service users"),
    "carer": _("Carers"),
    "volunteer": _("Volunteers"),
    "community member": _("Community members"),
    "professional": _("Professionals and managers"),
    "": _("People who didn't say their standpoint"),
}


def answer_word(mean: float) -> Text:
    """The answer nearest to a mean from 0 to 3; a half counts upwards."""
    return ANSWERS[Answer(min(3, int(mean + 0.5)))]
