"""Printed pages: whole for a screen reader, in each alphabet, with nobody's words taken for instructions."""

import io
from concurrent.futures import ThreadPoolExecutor

import pikepdf
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.documents.sheets import DATA, RING, specimen, typeset
from tests.paper import assert_accessible, text_of

from assieme.core.documents.pdf import measure, pdf, pdf_response, picture_of

ONE_PAGE = '#import "/core/documents/typst/paper.typ": *\n#show: one-page-sheet\n#prose(data.text)'


@pytest.mark.parametrize("language", ["en", "it"])
def test_everything_that_paper_offers_is_accessible(language: str) -> None:
    content = specimen(language)
    assert_accessible(content)
    with pikepdf.open(io.BytesIO(content)) as document:
        assert str(document.Root.Lang) == language


def test_words_that_people_wrote_are_never_instructions() -> None:
    typed = '#panic() *bold* _x_ $x$ `raw` = title \\ #set page(width: 1cm) </script> "quoted" #import "x"'
    content = typeset("#show: sheet\n#prose(data.text)", text=typed, title=typed)
    assert_accessible(content, pages=1)
    assert typed in " ".join(text_of(content).split())


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_printed(typed: str) -> None:
    content = typeset("#show: sheet\n#question(data.question, value: data.answer)", question="?", answer=typed)
    assert_accessible(content)


@pytest.mark.parametrize(
    "name", ["Niccolò Ünğör", "Łukasz Kőszegi-Žižka", "Íñigo Şahin Țepeș", "Олександр Шевченко", "Ελένη Παπαδοπούλου"]
)
def test_names_are_printed_with_their_own_letters(name: str) -> None:
    assert name in text_of(typeset("#show: sheet\n#prose(data.text)", text=name))


def test_right_to_left_letters_are_printed() -> None:
    assert "□" not in text_of(typeset("#show: sheet\n#prose(data.text)", text="مرحبا"))


def test_signs_without_a_font_leave_a_frame_and_the_words_around_them() -> None:
    content = typeset("#show: sheet\n#prose(data.text)", text="before \U000e0041\U0001fae8\u0378 after\x01")
    assert_accessible(content, pages=1)
    assert "before □ after" in text_of(content)


def test_a_blank_page_and_a_filled_one_come_from_the_same_template() -> None:
    template = "#show: sheet\n#question(data.question, value: data.answer)"
    assert "We would ask first." in text_of(typeset(template))
    blank = typeset(template, answer=None)
    assert_accessible(blank, pages=1)
    assert "What would you change?" in text_of(blank)
    assert "We would ask first." not in text_of(blank)


def test_the_code_and_the_printed_address_lead_to_the_same_page() -> None:
    content = typeset("#show: sheet")
    printed = text_of(content).replace("\n", "")
    assert "assieme.example.org/ladder/0f9c1c1e-6b0b-4b5e-9d3e-1c2f3a4b5c6d" in printed
    with pikepdf.open(io.BytesIO(content)) as document:
        assert str(document.pages[0].Annots[0].A.URI) == DATA["address"]


def test_without_an_address_there_is_no_code() -> None:
    content = typeset("#show: sheet", address="")
    assert_accessible(content, pages=1)
    assert "on screen" not in text_of(content)


def test_the_foot_says_whose_tool_it_is_only_where_it_is() -> None:
    assert "EQUIL" in text_of(typeset("#show: sheet"))
    assert "EQUIL" not in text_of(typeset("#show: sheet", equil=False))


def test_pages_are_numbered_only_when_there_are_several() -> None:
    assert "Page" not in text_of(typeset("#show: sheet"))
    several = text_of(typeset("#show: sheet\n#prose(data.text)\n#pagebreak()\n#prose(data.text)"))
    assert "Page 1 of 2" in several
    assert "Page 2 of 2" in several


def test_the_same_data_give_the_same_bytes() -> None:
    assert specimen() == specimen()


def test_a_wrong_template_is_our_fault_and_says_so() -> None:
    with pytest.raises(typst.TypstError):
        typeset("#show: sheet\n#data.nothing-of-that-name")


def test_threads_do_not_share_pages() -> None:
    with ThreadPoolExecutor(8) as pool:
        for number, text in enumerate(pool.map(typeset_titled, range(20))):
            assert f"Sheet {number}." in text_of(text)


def typeset_titled(number: int) -> bytes:
    return typeset("#show: sheet", title=f"Sheet {number}.")


@pytest.mark.parametrize("words", [5, 200, 400])
def test_one_page_is_one_page_while_the_words_fit(words: int) -> None:
    files = {"one.typ": ONE_PAGE.encode()}
    data = {**DATA, "text": "a word " * words}
    fit = measure("files/one.typ", data, language="en", files=files)
    assert fit.fits
    assert_accessible(pdf("files/one.typ", data, language="en", files=files), pages=1)


def test_type_shrinks_before_the_page_is_full_and_no_word_is_lost_beyond() -> None:
    files = {"one.typ": ONE_PAGE.encode()}

    def size_and_fill(words: int) -> tuple[float, float]:
        fit = measure("files/one.typ", {**DATA, "text": "a word " * words}, language="en", files=files)
        return fit.size, fit.fill

    assert size_and_fill(50)[0] == 12
    assert 9 <= size_and_fill(550)[0] < 12
    size, fill = size_and_fill(1000)
    assert size == 9
    assert fill > 1
    long = pdf("files/one.typ", {**DATA, "text": "a word " * 1000}, language="en", files=files)
    assert text_of(long).count("word") == 1000
    with pikepdf.open(io.BytesIO(long)) as document:
        assert len(document.pages) > 1


def test_a_page_is_shown_and_not_kept() -> None:
    response = pdf_response(b"%PDF", "ladder.pdf")
    assert response["Content-Type"] == "application/pdf"
    assert response["Cache-Control"] == "no-store"
    assert response["Content-Disposition"] == 'inline; filename="ladder.pdf"'


def test_a_page_can_be_looked_at_while_one_writes() -> None:
    png = picture_of("files/one.typ", DATA, language="en", files={"one.typ": ONE_PAGE.encode(), "ring.svg": RING})
    assert png.startswith(b"\x89PNG")
