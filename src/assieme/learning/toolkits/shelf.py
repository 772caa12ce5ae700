"""The exercises that a toolkit is made of, in words of our own, after EQUIL's toolkit and (two of them) without it.

A toolkit holds copies of these words, in the language in which its author picked them.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assieme.toolkit.gratitude.words import QUARTERS
from assieme.toolkit.ladder.words import ALONE as LADDER
from assieme.toolkit.profiles.words import ASKED as PROFILE
from assieme.toolkit.readiness.words import PROMPTS

type Text = str | Promise

OWN, BREAK = "own", "break"


@dataclass(frozen=True)
class Exercise:
    """An exercise: why, what one needs, how to lead it, what its sheet asks, and about how long it takes.

    `screen` and `paper` name the pages where the tool itself is done and printed; empty where it has none.
    `equil`: it comes from EQUIL's toolkit.
    """

    kind: str
    minutes: int
    title: Text
    purpose: Text = ""
    need: Text = ""
    say: tuple[Text, ...] = ()
    questions: tuple[Text, ...] = ()
    screen: str = ""
    paper: str = ""
    equil: bool = True


PEN = _("A sheet and a pen for each person")

_EXERCISES = (
    Exercise(
        "welcome",
        10,
        _("Say hello"),
        _("Each voice is heard once, right at the start."),
        _("Chairs in a circle"),
        (
            _("Go first, and keep it short."),
            _("Each person says their name. More is up to them."),
            _("Say how long you will be here, and when the break is."),
        ),
        (_("What do you like to be called?"), _("What would make today good for you?")),
        equil=False,
    ),
    Exercise(
        "things",
        15,
        _("Three good things"),
        _("You begin in a warm mood, and see how each one is."),
        PEN,
        (
            _("Give three minutes to write. Small things count."),
            _("Go round. Read out what you like, or pass."),
            _("Listen and say thanks. Nobody comments."),
        ),
        (_("One good thing since yesterday"), _("A second one"), _("A third one")),
        "new_things",
        "things_blank",
    ),
    Exercise(
        "profile",
        30,
        _("One-page profile"),
        _("You meet as people, staff too. Each one fills the same page."),
        PEN,
        (
            _("Fill in the same page as the others."),
            _("Ten minutes to write. Leave out what you like."),
            _("In pairs: read your pages to each other."),
            _("Each one says who may see their page."),
        ),
        tuple(asked.title for asked in PROFILE.values()),
        "my_profile",
        "blank_profile",
    ),
    Exercise(
        "ladder",
        30,
        _("The ladder"),
        _("You see when you do things to people, for them, or with them."),
        _("The ladder as a picture, and a sheet and a pen for each person"),
        (
            _("Show the three ways: to, for and with. Tell a story of your own for each."),
            _("Each one thinks of a time for each way. Give ten minutes. Nobody writes names."),
            _("In pairs: what came of it, and what could be better?"),
            _("This is not about blame. We all do all three."),
        ),
        (*LADDER.what.values(), LADDER.outcome, LADDER.better, LADDER.will_try),
        "new_reflection",
        "ladder_blank",
    ),
    Exercise(
        "readiness",
        45,
        _("Are we ready?"),
        _("You see what goes well, and where a first step would help."),
        _("A sheet and a pen for each person, and a big sheet for the plan"),
        (
            _("First each one answers alone. Give fifteen minutes."),
            _("Then talk. Where do you see things apart?"),
            _("Nobody has to explain an answer."),
            _("Choose one or two things to change. Who does what, and by when?"),
        ),
        tuple(PROMPTS.values()),
        "tools",
    ),
    Exercise(
        "circle",
        40,
        _("Circle of support"),
        _("You see who takes part, who should know, and who is missing."),
        _("A big sheet with four circles, and small notes"),
        (
            _("Write the names of people, not of jobs."),
            _("Put each name where it fits today. Talk about it."),
            _("The middle is not better than the edge. The right place is the best one."),
            _("Ask who is missing, and who could ask them."),
        ),
        (
            _("Who is in the circle of co-producers?"),
            _("Who is in the circle of participants?"),
            _("Who is in the circle of involved?"),
            _("Who is in the circle of consulted?"),
            _("Who is missing?"),
        ),
        "tools",
    ),
    Exercise(
        "card",
        25,
        _("Opportunity card"),
        _("Each idea is heard, also from those who do not like to speak up."),
        _("Cards and pens, and a box"),
        (
            _("Give out cards. Big and small ideas both count."),
            _("Ten minutes to write or draw."),
            _("Read the cards out. Ask who wrote it if they want to say more."),
            _("For each idea: who looks after it, and by when is there an answer?"),
        ),
        (
            _("What is hard now?"),
            _("What is your idea?"),
            _("How long could it take?"),
            _("What could it cost?"),
            _("What could stand in the way?"),
            _("What could get better, and for whom?"),
        ),
        "idea",
    ),
    Exercise(
        "postcard",
        10,
        _("Postcards of thanks"),
        _("You end well, also after a hard meeting."),
        _("Postcards and pens"),
        (
            _("Think back over today. What are you glad of?"),
            _("Write one card, to one person or to all."),
            _("Hand it over, or pin it to the wall. You can keep it too."),
        ),
        (_("Who is it for?"), _("Today I am glad of this:")),
        "tools",
    ),
    Exercise(
        "journal",
        40,
        _("The closing journal"),
        _("You look back together when something ends."),
        PEN,
        (
            _("Ten minutes to write, each one alone."),
            _("Go round, one question after the other."),
            _("Ask what you may keep, and what stays in this room."),
        ),
        tuple(quarter.question for quarter in QUARTERS.values()),
        "tools",
    ),
    Exercise(
        "close",
        10,
        _("What we take home"),
        _("Everyone knows what comes next."),
        "",
        (
            _("Go round. One sentence each is enough."),
            _("Say who does what until next time."),
            _("Thank everyone for coming."),
        ),
        (_("What do you take home from today?"), _("What is your next small step?")),
        equil=False,
    ),
    Exercise(BREAK, 15, _("Break"), say=(_("Say when you go on."),), equil=False),
    Exercise(OWN, 15, _("An exercise of our own"), equil=False),
)

SHELF: dict[str, Exercise] = {exercise.kind: exercise for exercise in _EXERCISES}


def lines(texts: Iterable[Text]) -> str:
    """Texts as people edit them: one on each line."""
    return "\n".join(str(text) for text in texts)


@dataclass(frozen=True)
class ReadyMade:
    """A plan to begin with: its parts by kind, each with its minutes."""

    key: str
    title: Text
    purpose: Text
    parts: tuple[tuple[str, int], ...] = ()

    @property
    def minutes(self) -> int:
        return sum(minutes for _kind, minutes in self.parts)

    @property
    def names(self) -> list[Text]:
        return [SHELF[kind].title for kind, _minutes in self.parts]


EMPTY = ReadyMade("empty", _("My session"), _("You pick each exercise yourself."))
READY_MADE: dict[str, ReadyMade] = {
    plan.key: plan
    for plan in (
        ReadyMade(
            "first-meeting",
            _("A first meeting"),
            _("For people who do not know each other yet."),
            (("welcome", 10), ("profile", 25), ("card", 15), ("close", 10)),
        ),
        ReadyMade(
            "half-day",
            _("Half a day to get started"),
            _("See where you stand, and who else should be here."),
            (
                ("welcome", 10),
                ("things", 15),
                ("ladder", 35),
                (BREAK, 15),
                ("readiness", 45),
                ("circle", 40),
                ("postcard", 10),
                ("close", 10),
            ),
        ),
        ReadyMade(
            "closing",
            _("Closing a project"),
            _("Look back, say thanks, and let it end well."),
            (("welcome", 10), ("journal", 40), (BREAK, 10), ("postcard", 15), ("close", 15)),
        ),
        EMPTY,
    )
}
