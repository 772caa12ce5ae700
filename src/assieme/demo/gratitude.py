"""Kind words among the people of the quiet room; nobody has to join in."""

from assieme.demo.setting import Setting
from assieme.demo.story import USERS
from assieme.toolkit.gratitude import actions, journal_actions

# (from, to (empty: all), words, signed, days ago)
POSTCARDS = (
    ("Noa", "Robin", "You kept the seat by the window free for me. I could breathe.", True, 6),
    ("Dee", "Robin", "You said in the meeting what I did not dare to say.", True, 3),
    ("Lou", "Dee", "You rang me back on the same day.", True, 5),
    ("Sam", "", "We were loud with each other on Wednesday, and still found a way.", True, 4),
    ("Max", "", "Somebody always makes tea. I never saw who. Thank you.", False, 9),
)
# (quarter, words, share) of a first, smaller project that is closed.
NOTES = (
    ("thankfulness", "The door closes without a bang now.", "named"),
    ("thankfulness", "People greet me by my name.", "named"),
    ("people", "Sam, who came on each Monday, also when it snowed.", "named"),
    ("best", "We laughed about the kettle for a week.", "named"),
)
# Six service users, each without a name, in the one quarter where it took some courage.
UNNAMED = (
    "I learnt to say stop.",
    "I stayed away for a month, and nobody asked why. Then I asked myself.",
    "That being right does not help when nobody listens.",
    "Waiting for an answer is hard. Now I ask for a day.",
    "Talking to staff as if we were all just people.",
    "My voice shakes, and they listen all the same.",
)


def stage_gratitude(here: Setting) -> None:
    """Stage postcards, good things, and two journals: one that is closed, one that is open."""
    people = here.people
    actions.switch_gratitude(initiative=here.initiative, on=True, by=here.kim, now=here.ago(180))
    for sender, receiver, words, signed, days_ago in POSTCARDS:
        actions.send_postcard(
            initiative=here.initiative,
            receiver=people[receiver] if receiver else None,
            words=words,
            signed=signed,
            by=people[sender],
            now=here.ago(days_ago),
        )
    actions.note_things(
        things=("The first tomato.", "Noa's joke about the lift.", ""),
        on=here.ago(1).date(),
        by=people["Robin"],
        now=here.ago(1),
    )
    _closed_journal(here)
    journal_actions.open_journal(initiative=here.initiative, by=here.kim, now=here.ago(2))


def _closed_journal(here: Setting) -> None:
    journal = journal_actions.open_journal(initiative=here.initiative, by=here.kim, now=here.ago(95))
    names = ("Noa", "Lou", "Bea", "Dee")
    written = [*zip(names, NOTES, strict=True)]
    written += [(name, ("challenges", words, "unnamed")) for name, words in zip(USERS, UNNAMED, strict=True)]
    for name, (quarter, words, share_as) in written:
        journal_actions.write_note(
            journal=journal, quarter=quarter, words=words, share_as=share_as, by=here.people[name], now=here.ago(92)
        )
    journal_actions.close_journal(journal=journal, by=here.kim, now=here.ago(90))
