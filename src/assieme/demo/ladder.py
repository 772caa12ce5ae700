"""Dee looks back three times, the people of the quiet room once, and those of the day centre twice."""

from datetime import timedelta
from uuid import uuid4

from assieme.demo.setting import Setting
from assieme.toolkit.ladder import actions
from assieme.toolkit.ladder.models import Reflection
from assieme.toolkit.ladder.told import GROUP, After, Answer, Told, Trying

type Story = tuple[str, str, str, str, str]

# (way, what, step, outcome, better), look by look.
LOOKS: tuple[tuple[int, str, tuple[Story, ...]], ...] = (
    (
        190,
        "for",
        (
            (
                "to",
                "I wrote a care plan and gave it to the person to sign.",
                "informing",
                "It was signed. Nobody used it.",
                "Write it together, on one screen.",
            ),
            (
                "for",
                "I rang the housing office for somebody.",
                "consultation",
                "It was quick. Next time they asked me again.",
                "Sit beside them while they ring.",
            ),
            (
                "with",
                "We planned the walk to the lake together.",
                "placation",
                "Four people came.",
                "Let them choose the day as well.",
            ),
        ),
    ),
    (
        100,
        "for",
        (
            (
                "to",
                "I moved the group to another hour without asking.",
                "manipulation",
                "Two people stayed away.",
                "Ask the group first.",
            ),
            (
                "for",
                "I filled in a form for somebody who was tired.",
                "placation",
                "It went in on time.",
                "Offer to do it tomorrow, together.",
            ),
            (
                "with",
                "We went through the medicine list, line by line, with time for questions.",
                "partnership",
                "One medicine was stopped.",
                "",
            ),
        ),
    ),
    (
        25,
        "with",
        (
            ("to", "I told somebody to rest.", "informing", "They felt sent away.", "Ask what would help."),
            (
                "for",
                "I put a topic on the agenda for Robin.",
                "consultation",
                "It was talked about.",
                "Robin could bring it.",
            ),
            (
                "with",
                "Sam and I led the Monday group, half and half.",
                "delegated power",
                "Sam led most of it. It was the best one so far.",
                "",
            ),
        ),
    ),
)

TOGETHER: tuple[Story, ...] = (
    (
        "to",
        "We hang up new rules on the door.",
        "informing",
        "People ask why.",
        "Write them with whoever uses the room.",
    ),
    ("for", "We choose the furniture for the room.", "consultation", "It came fast.", "Go to the shop together."),
    ("with", "We share out the opening hours among all of us.", "partnership", "The room is open more.", ""),
)

# The day centre looks at itself twice: days ago, what most days are, what it will try, and its stories.
CENTRE: tuple[tuple[int, str, str, tuple[Story, ...]], ...] = (
    (
        150,
        "for",
        "Ask at the morning meeting who wants to cook.",
        (
            (
                "to",
                "We lock the kitchen at four.",
                "manipulation",
                "People feel like guests.",
                "Give the key to whoever cooks.",
            ),
            (
                "for",
                "We plan the week and hang it up.",
                "informing",
                "Few people come on Fridays.",
                "Plan it in the group.",
            ),
            ("with", "We talk about the outing before we book it.", "consultation", "Everyone came.", ""),
        ),
    ),
    (
        35,
        "with",
        "Let the group write its own rules for the hall.",
        (
            ("to", "We decide who sits where at lunch.", "informing", "It is quiet, and a bit sad.", "Just don’t."),
            ("for", "We order the paints.", "placation", "They last. Nobody likes the green.", "Order them together."),
            ("with", "The cooks have the key, and the budget.", "delegated power", "Lunch got better.", ""),
        ),
    ),
)


def stage_ladder(here: Setting) -> None:
    """Stage the looks back; the newest asks today how the trying went."""
    dee = here.people["Dee"]
    reflection = None
    for days_ago, tends, stories in LOOKS:
        now = here.ago(days_ago)
        reflection = actions.begin_reflection(by=dee, now=now)
        for turn, story in enumerate(stories):
            _tell(reflection, story, "unnamed", here, days_ago, turn)
        actions.keep_tendency(reflection=reflection, tends=tends, words="", by=dee, now=now)
        trying = Trying("Ask first. Then do.", (now + timedelta(days=14)).date())
        actions.keep_trying(reflection=reflection, trying=trying, by=dee, now=now)
        if days_ago != LOOKS[-1][0]:
            answer = Answer("tried", "It takes longer, and it lasts longer.")
            actions.say_how_it_went(reflection=reflection, answer=answer, by=dee, now=now + timedelta(days=20))
    together = actions.begin_together(place=here.initiative, by=here.kim, now=here.ago(40))
    for turn, story in enumerate(TOGETHER):
        _tell(together, story, GROUP, here, 40, turn)
    _stage_centre(here)


def _stage_centre(here: Setting) -> None:
    """The people of the day centre; how the second trying went is still to be told."""
    service = here.initiative.service
    if service is None:
        return
    for days_ago, tends, will_try, stories in CENTRE:
        by, now = here.kim, here.ago(days_ago)
        reflection = actions.begin_together(place=service, by=by, now=now)
        for turn, story in enumerate(stories):
            _tell(reflection, story, GROUP, here, days_ago, turn)
        actions.keep_tendency(reflection=reflection, tends=tends, words="", by=by, now=now)
        actions.keep_trying(reflection=reflection, trying=Trying(will_try, None), by=by, now=now)
        if days_ago != CENTRE[-1][0]:
            answer = Answer("tried", "Four people cook now, in turns.")
            actions.say_how_it_went(reflection=reflection, answer=answer, by=by, now=now + timedelta(days=30))


def _tell(reflection: Reflection, story: Story, whose: str, here: Setting, days_ago: int, turn: int) -> None:
    way, what, step, outcome, better = story
    by, now = here.kim if reflection.is_together else here.people["Dee"], here.ago(days_ago) + timedelta(minutes=turn)
    told = Told(what=what, step=step, whose=whose)
    example = actions.tell_example(reflection=reflection, key=uuid4(), way=way, told=told, by=by, now=now)
    actions.tell_after(example=example, after=After(outcome, better), by=by, now=now)
