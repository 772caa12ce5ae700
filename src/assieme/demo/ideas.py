"""The ideas of the demonstration's people. Nobody in it exists."""

from dataclasses import dataclass

from assieme.demo.drawn import plants

KETTLE = "Fire rules bar a kettle in that room. You can use the kitchen at any time: the sign now says so."
NAMES = "We changed how we begin each meeting. The forms follow in spring."
DESK = "Sam and Noa sit there on Monday mornings, paid by the hour. Afternoons need one more person."
EVENING = "We open on Tuesday evenings only. There are not enough of us for more. We look at it again in spring."
YOUNG = "A seat is kept in the committee. We still look for the person."


@dataclass(frozen=True)
class Idea:
    """A card: who raised it, how many days ago, and how far it came. `answer` with `why` ends it.

    With `quarter_days` it was raised that many days before this quarter of the year began, so that a whole quarter lies
    behind it: the mirror shows figures by standpoint for finished quarters only.
    """

    author: str
    days_ago: int
    idea: str
    challenge: str = ""
    time: str = ""
    cost: str = ""
    barriers: str = ""
    benefits: str = ""
    drawing: str = ""
    drawing_says: str = ""
    authorship: str = "named"
    show_standpoint: bool = True
    owner: str = ""
    due_in: int = 14
    answer: str = ""
    why: str = ""
    brought: bool = False
    quarter_days: int = 0
    answered_after: int = 17


# The quarter before this one: enough people of each side wrote for the mirror to count by standpoint.
_LAST_QUARTER = (
    ("Tess", "A door closer that makes no bang.", "Ugo", 41, "done", ""),
    ("Noa", "A kettle of our own, so that we need not ask for tea.", "Dee", 52, "not done", KETTLE),
    ("Robin", "Say our names before you say our diagnosis.", "Kim", 38, "changed", NAMES),
    ("Max", "A board that says who works today.", "Elif", 30, "done", ""),
    ("Sam", "Let one of us sit at the front desk on Mondays.", "Kim", 47, "changed", DESK),
    ("Jo", "Lower lights in the corridor.", "Ugo", 35, "done", ""),
    ("Lou", "Open in the evening, so that those of us who work can come.", "Kim", 33, "changed", EVENING),
    ("Bea", "A number that we can call at weekends.", "Ravi", 29, "done", ""),
    ("Ivo", "Coffee for families, once a month.", "Marta", 21, "done", ""),
    ("Marta", "Tell us the visiting hours in all our languages.", "Dee", 26, "done", ""),
    ("Pip", "A seat for young carers.", "Kim", 31, "changed", YOUNG),
    ("Ari", "One sheet for all phone messages.", "Ari", 8, "done", ""),
    ("Dee", "Begin the shift talk ten minutes later.", "Kim", 6, "done", ""),
    ("Ravi", "Walk to the lake instead of meeting in the office.", "Ravi", 9, "done", ""),
    ("Elif", "Bring the post to the group room.", "Elif", 5, "done", ""),
    ("Ugo", "A locker for the garden tools.", "Ugo", 12, "done", ""),
)

IDEAS = (
    *(
        Idea(author, 0, idea, owner=owner, answer=answer, why=why, quarter_days=75 - 3 * turn, answered_after=days)
        for turn, (author, idea, owner, days, answer, why) in enumerate(_LAST_QUARTER)
    ),
    Idea(
        "Robin",
        40,
        "A corner without television, where one can sit for ten minutes before group.",
        "The day room is loud. Before group I need a moment.",
        time="short",
        cost="€",
        barriers="It takes a room from the office.",
        benefits="People come to group calmer. Some would come at all.",
        owner="Sam",
        due_in=9,
    ),
    Idea(
        "Bea",
        33,
        "Tell us who our contact is when the usual person is ill.",
        owner="Elif",
        due_in=-4,
        time="short",
        cost="€",
    ),
    Idea("Max", 21, "Music on Fridays, played by us.", time="medium", cost="€€", brought=True),
    Idea(
        "Ravi",
        12,
        "Plants for the hall, looked after by all of us.",
        time="short",
        cost="€",
        drawing=plants(),
        drawing_says="Three pots on a shelf under the window. One plant is tall.",
        brought=True,
    ),
    Idea(
        "Jo",
        4,
        "Letters in words I understand.",
        "My letter from the centre took me three readings.",
        authorship="receiver",
        show_standpoint=False,
    ),
)
