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
