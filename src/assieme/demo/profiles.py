"""The demonstration's one-page profiles: four people of the quiet room have written theirs and show them."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from io import BytesIO

from PIL import Image, ImageDraw

from assieme.assemblies.meetings import profile_actions
from assieme.assemblies.meetings.models import Meeting
from assieme.core.files import Crop, clean_picture
from assieme.demo.setting import Setting
from assieme.organisations.models import Membership
from assieme.toolkit.profiles import actions, share_actions
from assieme.toolkit.profiles.actions import Written
from assieme.toolkit.profiles.models import Profile
from assieme.toolkit.profiles.printed import Sheet, fill_of
from assieme.toolkit.profiles.words import ASKED, PARTS

HEADING = "How I like meetings"


@dataclass(frozen=True)
class Story:
    """One person's page; `meetings` stands under the group's own heading. `colours` make a picture that is nobody."""

    name: str
    appreciated: str
    important: str
    support: str
    meetings: str = ""
    age: str = ""
    colours: tuple[str, str] | None = None


STORIES = (
    Story(
        "Robin",
        "I notice when somebody is left out. I remember what people told me weeks ago. I make good soup.",
        "Quiet in the morning. My cat, Olive. That people keep their word, also in small things.",
        "Tell me a day before if plans change. If I leave the room, I come back. Please don't follow me.",
        "One thing at a time. A break after an hour.",
        "41",
        ("#0b5c63", "#ffd34d"),
    ),
    Story(
        "Kim",
        "I keep calm when it gets loud. I write things down and bring them back next time.",
        "Going home on time on Wednesdays: my daughter sings in a choir. Bread from the corner shop.",
        "Tell me straight when I talk too much. I forget names: please say yours twice.",
        "I like to start and stop on time.",
        colours=("#7a2e6e", "#f3ecdf"),
    ),
    Story(
        "Dee",
        "I can find a vein and a joke at the same time. I listen to the end.",
        "My garden. Fair rotas. Being asked how I am, and having time to answer.",
        "After a night shift, give me coffee first and questions later.",
    ),
    Story(
        "Lou",
        "I know the buses, the forms and who to ring. I stay until the chairs are stacked.",
        "My brother gets well at his own pace. Sunday lunch. Not to be thanked too loudly.",
        "Ring me, don't write. If I cry, go on talking: it passes.",
        "A cup of tea first.",
        "58",
    ),
)


def stage_profiles(here: Setting) -> None:
    """Pages written, approved and shown to the group; one that a nurse typed waits for its owner's yes."""
    share_actions.set_headings(initiative=here.initiative, titles=[HEADING], by=here.kim, now=here.ago(60))
    heading = here.initiative.profile_headings.get()
    for story in STORIES:
        person, then = here.people[story.name], here.ago(50)
        page = actions.begin_draft(organisation=here.organisation, by=person, now=then)
        written = _measured(
            Written(
                story.name, story.age, story.appreciated, story.important, story.support, {heading.pk: story.meetings}
            )
        )
        page = actions.save_draft(page=page, written=written, by=person, now=then)
        page = actions.approve_page(page=page, by=person, now=then)
        if story.colours:
            picture = clean_picture(_a_shape(*story.colours))
            actions.set_picture(profile=page.profile, picture=picture, crop=Crop(), by=person, now=then)
        share_actions.share_profile(
            profile=page.profile,
            to=here.initiative,
            parts=list(PARTS),
            until=here.now + timedelta(days=120),
            by=person,
            now=then,
        )
    _typed_for(here, "Max", "Dee")


def show_profiles_to(meeting: Meeting, now: datetime) -> None:
    """Who wrote a page shows it to the meeting; Lou keeps hers back, so that a visitor in her seat can try."""
    for profile in Profile.objects.filter(organisation=meeting.organisation_id, pages__approved_at__isnull=False):
        if str(profile.person) == "Lou":
            continue
        profile_actions.show_profile(
            meeting=meeting,
            profile=profile,
            parts=list(PARTS),
            until=now + timedelta(days=1),
            by=profile.person,
            now=now,
        )


def _typed_for(here: Setting, name: str, by: str) -> None:
    membership = Membership.objects.get(organisation=here.organisation, person=here.people[name])
    draft = actions.type_draft(membership=membership, by=here.people[by], now=here.ago(2))
    written = Written(
        name, "", "I can fix radios.", "My own mug. Rain on the roof.", "Say my name before you speak to me."
    )
    actions.save_draft(page=draft, written=_measured(written), by=here.people[by], now=here.ago(2))


def _measured(written: Written) -> Written:
    parts = [(part, getattr(written, part)) for part in ASKED]
    own = [(HEADING, words) for words in written.own.values()]
    return replace(written, fill=fill_of([Sheet(written.name, written.age, parts=(*parts, *own))]))


def _a_shape(ground: str, sun: str) -> BytesIO:
    """A plain picture of two colours: nobody's face."""
    image = Image.new("RGB", (640, 480), ground)
    ImageDraw.Draw(image).ellipse((220, 120, 420, 320), fill=sun)
    ImageDraw.Draw(image).rectangle((0, 340, 640, 480), fill="#f3ecdf" if sun != "#f3ecdf" else "#3f6b2a")
    written = BytesIO()
    image.save(written, "PNG")
    written.seek(0)
    return written
