"""The records of a mirror as one ZIP file, with a text that says what is in it and what was left out."""

import csv
import io
import zipfile
from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assieme.assemblies.bodies.models import Assembly
from assieme.mirrors.folder import Table
from assieme.mirrors.happened import Happened

# A fixed moment: the files are the same whenever they are made.
MADE = (1980, 1, 1, 0, 0, 0)


def zipped(files: Mapping[str, str | Table], readme: str) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as found:
        for name, content in {"README.txt": readme, **files}.items():
            text = content if isinstance(content, str) else _csv(content)
            found.writestr(zipfile.ZipInfo(name, MADE), text)
    return memory.getvalue()


def _csv(table: Table) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(table)
    return text.getvalue()


def readme(assembly: Assembly, months: tuple[str, str], files: Mapping[str, str | Table], found: Happened) -> str:
    """What the files are, and what they leave out, line by line."""
    about = {"name": assembly.name, "first": months[0], "last": months[1]}
    return "\n\n".join(
        [
            _("The records of %(name)s, from %(first)s to %(last)s.") % about,
            _("Unpack them, and read them with: assieme mirror FOLDER"),
            _("People have numbers in place of names. This hides nobody: the minutes name who was there and who led."),
            _("So do not pass the files on. What you may read here, others may not."),
            _("What is left out:"),
            *(f"- {line}" for line in _left_out(files, found)),
            "",
        ]
    )


def _left_out(files: Mapping[str, str | Table], found: Happened) -> Iterator[str]:
    members = files["members.csv"]
    hidden = sum(not row[1] for row in members[1:] if not isinstance(row, str))
    if hidden:
        line = ngettext(
            "The standpoint of %(num)s seat: whoever holds it does not show it. So the numbers by side differ.",
            "The standpoints of %(num)s seats: those who hold them do not show them. So the numbers by side differ.",
            hidden,
        )
        yield line % {"num": hidden}
    yield _("How it felt. Each line would be one person’s answers. The page shows them as ranges.")
    yield _("Breaks. An empty place can be a break, and the files do not say so.")
    yield _("Roles, pay, tasks, and what was changed before a vote.")
    if found.nameless:
        line = ngettext(
            "Who brought %(num)s idea: it shows no side.",
            "Who brought %(num)s ideas: they show no side.",
            found.nameless,
        )
        yield line % {"num": found.nameless}
    if not found.ideas_used:
        yield _("The sides of all other ideas: more than half show none.")
    if found.unknown_decisions:
        line = ngettext(
            "The votes by side of %(num)s decision.", "The votes by side of %(num)s decisions.", found.unknown_decisions
        )
        yield line % {"num": found.unknown_decisions}
