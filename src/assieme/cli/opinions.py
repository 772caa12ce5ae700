"""`assieme opinions`: a map of opinions from a folder in Polis's export form."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from assieme.cli.opinions_words import told
from assieme.cli.output import print_json, read_text, refuse
from assieme.logic.opinions import Group, OpinionMap, draw_map
from assieme.logic.opinions.export import Comments, Said, read_answers, read_comments, read_grouping, read_votes
from assieme.logic.tomlfile import FileError, Problem

VOTES, COMMENTS, PARTICIPANTS = "votes.csv", "comments.csv", "participants-votes.csv"


class Groups(StrEnum):
    """Where groups come from."""

    FOUND = "found"
    PUBLISHED = "published"


@dataclass(frozen=True)
class Folder:
    """A folder's files; some may be missing."""

    path: Path

    def text(self, name: str) -> tuple[str, str]:
        """A file's text, and what to call it. Raises FileError."""
        return read_text(self.path / name), str(self.path / name)

    def has(self, name: str) -> bool:
        return (self.path / name).exists()

    def said(self) -> Said:
        """The votes; without their file, the last answers that stand in the participants' file."""
        if self.has(PARTICIPANTS) and not self.has(VOTES):
            return read_answers(*self.text(PARTICIPANTS))
        return read_votes(*self.text(VOTES))

    def comments(self) -> Comments:
        """The statements; without their file, none is known beyond its votes."""
        return read_comments(*self.text(COMMENTS)) if self.has(COMMENTS) else Comments()


def opinions(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help=f"Holds {VOTES}; {COMMENTS} and {PARTICIPANTS} if there are any.")
    ],
    *,
    groups: Annotated[
        Groups, typer.Option(help=f"Find groups, or take those published in {PARTICIPANTS}.")
    ] = Groups.FOUND,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Draw a map of opinions: what every group shares, and what sets each apart."""
    files = Folder(folder)
    try:
        if not folder.is_dir():
            raise FileError((Problem(str(folder), None, "folder", "is not there"),))
        comments = files.comments()
        grouping = read_grouping(*files.text(PARTICIPANTS)) if groups is Groups.PUBLISHED else None
        found = draw_map(files.said().table(comments), grouping)
    except FileError as error:
        refuse(error.problems, as_json=as_json)
    if as_json:
        print_json(_described(found))
    else:
        typer.echo(told(found, comments.words))


def _described(found: OpinionMap) -> dict[str, Any]:
    return {
        "participants": len(found.people),
        "groups": [_group(one) for one in found.groups],
        "statements": [
            {
                "comment": one.statement,
                "agree": one.agree,
                "disagree": one.disagree,
                "pass": one.passed,
                "group_informed_consensus": one.consensus,
                "moderated_out": not one.shown,
            }
            for one in found.statements
        ],
        "shared": [{"comment": one.statement, "kind": one.kind} for one in found.shared],
        "minority": [{"comment": one.statement, "group": one.group, "kind": one.kind} for one in found.minority],
    }


def _group(group: Group) -> dict[str, Any]:
    return {
        "id": group.id,
        "members": list(group.members),
        "representative": [
            {"comment": one.statement, "kind": one.kind, "repness": one.repness, "p": one.p}
            for one in group.representative
        ],
    }
