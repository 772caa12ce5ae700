"""Opinion maps: a question of the committee that has ended, with two groups that share more than they thought, and one
that is open, for guests too: a neighbour answered with a slip."""

from collections.abc import Sequence
from datetime import timedelta

from assieme.assemblies.bodies.models import Assembly
from assieme.assemblies.opinions import actions, guest_actions, statement_actions
from assieme.assemblies.opinions.models import Answer, Question, Statement
from assieme.demo.setting import Setting
from assieme.toolkit.claims import Claimant

ENDED, OPENED, BEGAN = 16, 6, 40
EVENINGS = "What should we do about the evenings?"
GARDEN = "What is the garden for?"
QUIET = ("Robin", "Noa", "Jo", "Tess", "Lou", "Bea", "Marta", "Ola")
LATE = ("Max", "Sam", "Ivo", "Dee", "Ari", "Ravi")

# Who wrote it, what, and what the two groups say: 1 agree, 0 pass, -1 disagree.
STATEMENTS = (
    ("Kim", "Somebody should be there to talk to after supper.", 1, 1),
    ("Kim", "The front room needs lamps in place of the bright light.", 1, 1),
    ("Kim", "Whoever cooks on an evening should get a thank you.", 1, 1),
    ("Noa", "The television should be off on two evenings a week.", 1, -1),
    ("Max", "We should stay open until eleven on Fridays.", -1, 1),
    ("Lou", "Evenings should end at nine, so that people can sleep.", 1, -1),
    ("Sam", "Friends from outside can come in the evening.", -1, 1),
    ("Dee", "Music nights bring in people who never come by day.", 0, 1),
    ("Tess", "I want one room where nobody asks me anything.", 1, 0),
    ("Ari", "Staff should not lock the kitchen at eight.", 1, 1),
    ("Bea", "Evenings are hardest on Sundays. We should open then.", 1, 0),
    ("Ivo", "Games nights are more fun with people of all ages.", 0, 1),
)
# Where somebody says another thing than most of their group: the person and the number of the statement.
OTHERWISE = (("Jo", 3), ("Ola", 4), ("Marta", 7), ("Lou", 10), ("Ravi", 8), ("Ari", 5), ("Ivo", 2), ("Sam", 11))

OPEN_NOW = (
    "A garden is for quiet. No machines before ten.",
    "Everybody should get a bed of their own to plant.",
    "We should sell what we grow.",
    "The garden needs a shed where one can sit in the rain.",
    "People in the street should be able to walk through.",
)
WAITS = "A garden without a cat is no garden."
ANSWERED = ("Noa", "Sam", "Bea")


def stage_opinions(here: Setting, committee: Assembly) -> None:
    _ended(here, committee)
    question = _open(here, committee, GARDEN, OPEN_NOW, OPENED, Question.Audience.GUESTS)
    _let_through(here, question, OPENED - 1)
    for name in ANSWERED:
        for place, one in enumerate(question.statements.filter(state=Statement.State.SHOWN).order_by("words")):
            choice = (place + len(name)) % 3 - 1
            actions.answer_statement(statement=one, choice=choice, by=here.people[name], now=here.ago(OPENED - 2))
    guest_actions.make_codes(question=question, number=1, by=here.kim, now=here.ago(OPENED - 1))
    neighbour = Claimant(question.guests.get().pk)
    for one in question.statements.filter(state=Statement.State.SHOWN):
        actions.answer_statement(statement=one, choice=Answer.AGREE, by=neighbour, now=here.ago(OPENED - 2))
    statement_actions.write_statement(question=question, words=WAITS, by=here.people["Max"], now=here.ago(1))


def _open(
    here: Setting,
    committee: Assembly,
    asked: str,
    first: Sequence[str],
    days_ago: int,
    audience: str = Question.Audience.MEMBERS,
) -> Question:
    return actions.open_question(
        assembly=committee,
        asked=asked,
        statements=first,
        audience=audience,
        closes_on=(here.ago(days_ago) + timedelta(days=24)).date(),
        by=here.kim,
        now=here.ago(days_ago),
    )


def _ended(here: Setting, committee: Assembly) -> None:
    first = [words for author, words, _quiet, _late in STATEMENTS if author == "Kim"]
    question = _open(here, committee, EVENINGS, first, BEGAN)
    for author, words, _quiet, _late in STATEMENTS[len(first) :]:
        statement_actions.write_statement(
            question=question, words=words, by=here.people[author], now=here.ago(BEGAN - 2)
        )
    _let_through(here, question, BEGAN - 3)
    rows = {one.words: one for one in question.statements.all()}
    for name in (*QUIET, *LATE):
        for number, (_author, words, quiet, late) in enumerate(STATEMENTS):
            usual = quiet if name in QUIET else late
            choice = -usual if (name, number) in OTHERWISE else usual
            actions.answer_statement(
                statement=rows[words], choice=choice, by=here.people[name], now=here.ago(BEGAN - 5)
            )
    actions.end_question(question=question, by=here.kim, now=here.ago(ENDED))


def _let_through(here: Setting, question: Question, days_ago: int) -> None:
    """Two who did not write it look at each: a service user or a carer, and a professional."""
    for statement in question.statements.all():
        for names in (("Robin", "Pip"), ("Ugo", "Elif")):
            looker = next(here.people[name] for name in names if here.people[name].pk != statement.author_id)
            statement_actions.look_at_statement(statement=statement, reason="", by=looker, now=here.ago(days_ago))
