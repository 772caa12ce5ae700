"""The made-up service of the demonstration: its people, ideas and votes. Nobody in it exists."""

from dataclasses import dataclass, field

USER, CARER, VOLUNTEER = "service user", "carer", "volunteer"
PROFESSIONAL, MANAGER = "professional", "manager"


@dataclass(frozen=True)
class Someone:
    """A person of the story. `seat` is their key on the first page, where visitors can take their place."""

    name: str
    standpoint: str
    role: str = "member"
    paid_role: str = ""
    seat: str = ""


PEOPLE = (
    Someone("Robin", USER, seat="service-user"),
    Someone("Noa", USER),
    Someone("Max", USER),
    Someone("Sam", USER, paid_role="peer worker"),
    Someone("Jo", USER),
    Someone("Tess", USER),
    Someone("Lou", CARER, seat="carer"),
    Someone("Bea", CARER),
    Someone("Ivo", CARER),
    Someone("Marta", CARER),
    Someone("Pip", CARER),
    Someone("Ola", VOLUNTEER),
    Someone("Dee", PROFESSIONAL, seat="professional"),
    Someone("Ari", PROFESSIONAL),
    Someone("Ravi", PROFESSIONAL),
    Someone("Elif", PROFESSIONAL),
    Someone("Ugo", PROFESSIONAL),
    Someone("Kim", PROFESSIONAL, role="facilitator", seat="facilitator"),
    Someone("Val", MANAGER, role="administrator"),
    Someone("Nell", "", role="researcher", seat="researcher"),
    Someone("Ines", "community member"),
)


@dataclass(frozen=True)
class Idea:
    """A card: who raised it, how many days ago, and how far it came. `answer` with `why` ends it."""

    author: str
    days_ago: int
    idea: str
    challenge: str = ""
    time: str = ""
    cost: str = ""
    barriers: str = ""
    benefits: str = ""
    authorship: str = "named"
    show_standpoint: bool = True
    owner: str = ""
    due_in: int = 14
    answer: str = ""
    why: str = ""
    brought: bool = False


IDEAS = (
    Idea(
        "Tess",
        96,
        "A door closer that makes no bang.",
        "The front door slams. It makes me jump each time.",
        time="short",
        cost="€",
        owner="Ugo",
        answer="done",
    ),
    Idea(
        "Lou",
        88,
        "Open in the evening, so that those of us who work can come.",
        "Family meetings are at 2 pm.",
        time="medium",
        cost="€€",
        owner="Kim",
        answer="changed",
        why="We open on Tuesday evenings only. There are not enough of us for more. We look at it again in spring.",
    ),
    Idea(
        "Noa",
        80,
        "A kettle of our own, so that we need not ask for tea.",
        time="short",
        cost="€",
        owner="Dee",
        answer="not done",
        why="Fire rules bar a kettle in that room. You can use the kitchen at any time: the sign now says so.",
    ),
    Idea(
        "Ari",
        61,
        "One sheet for all phone messages.",
        "Messages for people get lost between shifts.",
        time="short",
        cost="€",
        owner="Ari",
        answer="done",
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
    Idea("Ravi", 12, "Walk to the lake instead of meeting in the office.", time="short", cost="€", brought=True),
    Idea(
        "Jo",
        4,
        "Letters in words I understand.",
        "My letter from the centre took me three readings.",
        authorship="receiver",
        show_standpoint=False,
    ),
)

COMMITTEE = (
    "Robin", "Noa", "Max", "Sam", "Jo", "Tess", "Lou", "Bea", "Ivo", "Marta", "Pip", "Ola",
    "Dee", "Ari", "Ravi", "Elif", "Ugo", "Kim",
)  # fmt: skip


@dataclass(frozen=True)
class Question:
    """A vote that was held; who is not named did not vote."""

    title: str
    question: str
    days_ago: int
    votes_for: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    abstain: tuple[str, ...] = field(default=())


USERS = ("Robin", "Noa", "Max", "Sam", "Jo", "Tess")
CARERS = ("Lou", "Bea", "Ivo", "Marta", "Pip")
PROFESSIONALS = ("Dee", "Ari", "Ravi", "Elif", "Ugo", "Kim")

QUESTIONS = (
    Question(
        "Open on Saturday mornings",
        "Shall the day centre open on Saturdays from 9 to 12, from next month on?",
        70,
        votes_for=(*USERS, "Lou", "Bea", "Ivo", "Ola", "Dee", "Ari", "Kim"),
        against=("Marta", "Ravi", "Elif"),
        abstain=("Ugo",),
    ),
    Question(
        "Move the medicine round to 8 in the morning",
        "Shall the medicine round move from 9 to 8 in the morning?",
        45,
        votes_for=("Lou", "Bea", "Ivo", "Sam", "Dee", "Ari", "Ravi", "Elif", "Ugo"),
        against=("Robin", "Noa", "Max", "Jo", "Tess", "Marta", "Pip", "Kim"),
        abstain=("Ola",),
    ),
    Question(
        "New chairs from the reserve",
        "Shall we spend the reserve on new chairs for the day room?",
        24,
        votes_for=("Dee", "Ari", "Kim"),
        against=("Robin",),
    ),
)
OPEN_QUESTION = (
    "A quiet room on the ground floor",
    "Shall the small office on the ground floor become a quiet room, open to everybody all day?",
)
VOTED_ALREADY = ("Noa", "Max", "Bea", "Ari", "Kim")

# Answers to the nineteen prompts (0 not yet … 3 yes) by principle: assets, capabilities, mutuality, networks,
# shared roles, catalysts. Each standpoint sees another service.
READINESS = {
    USER: (2.2, 1.6, 1.2, 1.8, 0.8, 1.9),
    CARER: (1.7, 1.4, 1.6, 1.1, 1.0, 1.5),
    PROFESSIONAL: (2.6, 2.3, 2.1, 1.4, 2.0, 2.4),
}

# (name, circle, standpoint): standpoints are shown here because the group drew this board itself and agreed to it.
CIRCLE = (
    ("Kim", "co-producers", PROFESSIONAL),
    ("Noa", "co-producers", USER),
    ("Sam", "co-producers", USER),
    ("Robin", "co-producers", USER),
    ("Max", "participants", USER),
    ("Lou", "participants", CARER),
    ("Ola", "participants", VOLUNTEER),
    ("Dee", "involved", PROFESSIONAL),
    ("Val", "involved", MANAGER),
    ("Ari", "consulted", PROFESSIONAL),
)
