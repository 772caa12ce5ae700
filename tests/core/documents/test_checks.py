"""The checker of printed pages can fail: each rule is broken once, in a page that was right."""

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from tests.core.documents.sheets import specimen, typeset
from tests.paper import assert_accessible, problems


@pytest.fixture(scope="module")
def right() -> bytes:
    return specimen()


def broken(content: bytes, harm: Callable[[Pdf], object]) -> list[str]:
    with pikepdf.open(io.BytesIO(content)) as document:
        harm(document)
        harmed = io.BytesIO()
        document.save(harmed)
    return problems(harmed.getvalue())


def elements(document: Pdf, role: str) -> list[Any]:
    found = [one for one in document.objects if isinstance(one, Dictionary) and one.get(Name.S) == f"/{role}"]
    assert found, f"nothing in the page has the role {role}"
    return found


def change(role: str, key: str, value: object) -> Callable[[Pdf], None]:
    def harm(document: Pdf) -> None:
        for element in elements(document, role):
            element[key] = value

    return harm


def drop_alternatives(document: Pdf) -> None:
    for figure in elements(document, "Figure"):
        del figure.Alt


def drop_scope(document: Pdf) -> None:
    for cell in elements(document, "TH"):
        del cell.A


def drop_cell(document: Pdf) -> None:
    del elements(document, "TR")[0].K[0]


def drop_from_fonts(key: str) -> Callable[[Pdf], None]:
    def harm(document: Pdf) -> None:
        for one in document.objects:
            if isinstance(one, Dictionary) and key in one:
                del one[key]

    return harm


def draw(instructions: bytes) -> Callable[[Pdf], None]:
    def harm(document: Pdf) -> None:
        document.pages[0].contents_add(document.make_stream(instructions))

    return harm


def forget_structure(document: Pdf) -> None:
    del document.Root.StructTreeRoot


def empty_structure(document: Pdf) -> None:
    document.Root.StructTreeRoot.K = Array()


def forget_metadata(document: Pdf) -> None:
    del document.Root.Metadata


def forget_standard(document: Pdf) -> None:
    document.Root.Metadata.write(document.Root.Metadata.read_bytes().replace(b"pdfuaid:part", b"pdfuaid:past"))


def forget_title(document: Pdf) -> None:
    document.Root.Metadata.write(document.Root.Metadata.read_bytes().replace(b"dc:title", b"dc:topic"))


def of_root(key: str) -> Callable[[Pdf], None]:
    def harm(document: Pdf) -> None:
        del document.Root[key]

    return harm


def start_by_itself(document: Pdf) -> None:
    document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def make_letter(document: Pdf) -> None:
    document.pages[0].mediabox = Array([0, 0, 612, 792])


def of_link(key: str) -> Callable[[Pdf], None]:
    def harm(document: Pdf) -> None:
        del document.pages[0].Annots[0][key]

    return harm


def forget_tabs(document: Pdf) -> None:
    del document.pages[0].Tabs


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (of_root("/MarkInfo"), "06-001"),
        (of_root("/Lang"), "11-006"),
        (of_root("/ViewerPreferences"), "07-002"),
        (forget_metadata, "no metadata"),
        (forget_standard, "does not call itself PDF/UA-1"),
        (forget_title, "06-003"),
        (forget_structure, "nothing is tagged"),
        (empty_structure, "nothing is tagged"),
        (start_by_itself, "acts by itself"),
        (make_letter, "not an upright A4"),
        (forget_tabs, "28-008"),
        (of_link("/StructParent"), "28-002"),
        (of_link("/Contents"), "28-012"),
        (drop_from_fonts("/ToUnicode"), "10-001"),
        (drop_from_fonts("/FontFile2"), "31-009"),
        (change("P", "/S", Name.Paragraph), "02-001"),
        (change("THead", "/S", Name.Div), "09-004"),
        (change("H2", "/S", Name.H4), "14-003"),
        (change("H2", "/S", Name.H1), "two titles"),
        (change("H1", "/S", Name.P), "no title on the page"),
        (change("TH", "/S", Name.TD), "a table has no head"),
        (drop_scope, "does not say of what"),
        (drop_cell, "not equally long"),
        (drop_alternatives, "13-004"),
        (draw(b"0 0 9 9 re f"), "1 pieces are neither"),
        (draw(b"/P <</MCID 9999>> BDC 0 0 9 9 re f EMC"), "is not in the structure"),
        (draw(b"/Artifact BMC /P <</MCID 0>> BDC 0 0 9 9 re f EMC EMC"), "01-003"),
    ],
)
def test_a_harmed_page_is_found_out(right: bytes, harm: Callable[[Pdf], object], said: str) -> None:
    assert any(said in problem for problem in broken(right, harm)), broken(right, harm)


def test_an_unharmed_page_passes(right: bytes) -> None:
    assert_accessible(right)
    assert broken(right, bool) == []


def test_the_number_of_pages_is_held_to() -> None:
    one = typeset("#show: sheet")
    assert_accessible(one, pages=1)
    assert problems(one, 2) == ["it has 1 pages, not 2"]
