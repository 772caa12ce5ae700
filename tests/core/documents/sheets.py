"""A printed page with one of everything, for the tests of this folder."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from assieme.core.documents.pdf import pdf

SPECIMEN = (Path(__file__).parent / "specimen.typ").read_bytes()
RING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="3"/></svg>'
DATA: Mapping[str, Any] = {
    "title": "Where are we?",
    "place": "Casa dei Tigli",
    "lead": "Think of one time.",
    "address": "https://assieme.example.org/ladder/0f9c1c1e-6b0b-4b5e-9d3e-1c2f3a4b5c6d",
    "equil": True,
    "heading": "What happened?",
    "text": "We met. Perché città così.\nA second line.\n\nA second paragraph.",
    "question": "What would you change?",
    "hint": "A small thing is enough.",
    "answer": "We would ask first.",
    "options": [{"text": "Doing to", "hint": "Others decide."}, {"text": "Doing with", "chosen": True}],
    "scale": [{"text": str(number), "chosen": number == 3} for number in range(6)],
    "field": "Name",
    "answer_short": "Anna",
    "head": ["What", "Who", "By when"],
    "rows": [["Ask the café", "Anna", "3 May"], ["Write it down", "Omar", "10 May"]],
    "alt": "A ring",
}


def typeset(template: str, language: str = "en", **data: Any) -> bytes:
    """The pages of a template given as text, with the specimen's data and what is changed of it."""
    files = {"ring.svg": RING, "made.typ": f'#import "/core/documents/typst/paper.typ": *\n{template}'.encode()}
    return pdf("files/made.typ", {**DATA, **data}, language=language, files=files)


def specimen(language: str = "en", **changed: Any) -> bytes:
    """The page with one of everything."""
    return pdf(
        "files/specimen.typ", {**DATA, **changed}, language=language, files={"ring.svg": RING, "specimen.typ": SPECIMEN}
    )
