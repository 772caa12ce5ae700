"""A scan becomes a picture of its first pages; what is made to do harm is refused and reaches nothing."""

import io
import sys
import textwrap
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from assieme.core.files import BadPictureError, PaperField, PictureField, scans
from assieme.core.files.scans import clean_paper

type Change = Callable[[pikepdf.Pdf], object]


def a_scan(*colours: str, size: tuple[int, int] = (210, 297)) -> bytes:
    """A PDF as scanners make it: one picture on each page."""
    pages = [Image.new("RGB", size, colour) for colour in colours or ("red",)]
    written = io.BytesIO()
    pages[0].save(written, "PDF", save_all=True, append_images=pages[1:], author="SECRET AUTHOR")
    return written.getvalue()


def changed(change: Change, **kept: Any) -> bytes:
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(a_scan())) as document:
        change(document)
        document.save(written, **kept)
    return written.getvalue()


def refused(content: bytes) -> str:
    with pytest.raises(BadPictureError) as error:
        clean_paper(io.BytesIO(content))
    return error.value.code


def test_the_first_two_pages_stand_one_below_the_other_and_nothing_else_is_kept() -> None:
    raw = a_scan("red", "blue", "lime", "lime")
    assert b"SECRET" in raw.replace(b"\x00", b"")
    picture = clean_paper(io.BytesIO(raw))
    assert picture.left_out == 2
    assert b"SECRET" not in picture.jpeg
    with Image.open(io.BytesIO(picture.jpeg)) as image:
        assert image.size == (picture.width, picture.height)
        assert 1.9 < picture.height / 2000 <= 2
        above, below = (image.getpixel((picture.width // 2, picture.height * part // 4)) for part in (1, 3))
    assert above[0] > 200 > 60 > above[2]  # type: ignore[index]
    assert below[2] > 200 > 60 > below[0]  # type: ignore[index]


def test_pages_of_different_sizes_stand_on_white() -> None:
    pages = [Image.new("RGB", size, "black") for size in ((300, 200), (200, 300))]
    written = io.BytesIO()
    pages[0].save(written, "PDF", save_all=True, append_images=pages[1:])
    picture = clean_paper(io.BytesIO(written.getvalue()))
    with Image.open(io.BytesIO(picture.jpeg)) as image:
        assert image.getpixel((picture.width - 9, picture.height - 9)) == (255, 255, 255)


def test_a_photo_goes_the_way_of_photos() -> None:
    written = io.BytesIO()
    Image.new("RGB", (40, 30)).save(written, "PNG")
    assert clean_paper(io.BytesIO(written.getvalue())).width == 40


def _huge_picture(document: pikepdf.Pdf) -> None:
    """A picture of five gigabytes, of which the file holds next to nothing."""
    image = next(iter(document.pages[0].Resources.XObject.values()))
    image.write(zlib.compress(bytes(9_000_000)), filter=pikepdf.Name.FlateDecode)
    image.Width, image.Height, image.BitsPerComponent, image.ColorSpace = 40_000, 40_000, 8, pikepdf.Name.DeviceRGB


def _endless_drawing(document: pikepdf.Pdf) -> None:
    """Forms that draw forms that draw forms: ten to the power of nine strokes."""
    inner = pikepdf.Stream(document, b"0 0 m 500 500 l S\n" * 10)
    inner.Type, inner.Subtype, inner.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 600, 900]
    for _depth in range(9):
        outer = pikepdf.Stream(document, b"/X Do\n" * 10)
        outer.Type, outer.Subtype, outer.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 600, 900]
        outer.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=document.make_indirect(inner)))
        inner = outer
    document.pages[0].Resources = inner.Resources
    document.pages[0].Contents = pikepdf.Stream(document, b"/X Do\n" * 10)


def _script_at_start(document: pikepdf.Pdf) -> None:
    document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def _named_script(document: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    names = pikepdf.Dictionary(Names=[pikepdf.String("a"), document.make_indirect(action)])
    document.Root.Names = pikepdf.Dictionary(JavaScript=document.make_indirect(names))


def _no_page(document: pikepdf.Pdf) -> None:
    del document.pages[0]


def _no_size(document: pikepdf.Pdf) -> None:
    document.pages[0].MediaBox = [0, 0, 1e9, 1e-9]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (changed(bool, encryption=pikepdf.Encryption(owner="o", user="u")), "locked"),
        (changed(_script_at_start), "scripted"),
        (changed(_named_script, object_stream_mode=pikepdf.ObjectStreamMode.generate), "scripted"),
        (changed(_no_page), "bad_scan"),
        (b"%PDF-1.7 " + bytes(99), "bad_scan"),
        (b"%PDF-1.7\n" + b"[" * 1_000_000, "bad_scan"),
        (a_scan()[:300], "bad_scan"),
        (a_scan() + bytes(15_000_000), "too_big"),
        (b"no paper", "not_a_picture"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(40), "heic"),
    ],
)
def test_what_is_no_scan_is_refused_by_name(content: bytes, code: str) -> None:
    assert refused(content) == code


@pytest.mark.parametrize("bomb", [_huge_picture, _endless_drawing, _no_size])
def test_a_scan_made_to_do_harm_ends_soon_and_takes_nobody_along(monkeypatch: pytest.MonkeyPatch, bomb: Change) -> None:
    monkeypatch.setattr(scans, "SECONDS", 2)
    content = changed(bomb)
    began = time.monotonic()
    with suppress(BadPictureError):
        picture = clean_paper(io.BytesIO(content))
        assert picture.width * picture.height <= 2000 * 2000 * scans.PAGES
    assert time.monotonic() - began < 2 * scans.SECONDS + 2


@settings(max_examples=6, deadline=None)
@given(st.binary(min_size=1, max_size=60), st.integers(0, 1200))
def test_a_damaged_scan_is_read_or_refused_and_never_an_error(noise: bytes, place: int) -> None:
    raw = bytearray(a_scan())
    raw[place : place + len(noise)] = noise
    with suppress(BadPictureError):
        assert clean_paper(io.BytesIO(bytes(raw))).width > 0


def _reader(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    monkeypatch.setattr(scans, "READER", (sys.executable, "-I", "-c", textwrap.dedent(program)))


@pytest.mark.parametrize(
    "program",
    [
        "print('what?')",
        "print('1 10')",
        "print('1 10 10 30'); print('short')",
        "print('1 99999 1 9'); print('x' * 999999)",
        "print('0')",
        "import os; os.abort()",
        "raise SystemExit(7)",
        "import time; time.sleep(60)",
    ],
)
def test_a_reader_that_was_taken_over_can_say_nothing_that_harms(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    monkeypatch.setattr(scans, "SECONDS", 1)
    _reader(monkeypatch, program)
    assert refused(a_scan()) == "bad_scan"


def test_the_reader_knows_no_secrets_and_can_open_start_and_keep_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What a program would meet that took the reader over while it paints."""
    monkeypatch.setenv("ASSIEME_SECRET_KEY", "secret")
    folder = str(Path(scans.__file__).parent)
    _reader(
        monkeypatch,
        f"""
        import os, resource, sys
        sys.path.insert(0, {folder!r})
        import scan_reader
        def taken_over(*_anything):
            met = []
            for harm in (lambda: open("/etc/passwd"), lambda: os.pipe()):
                try:
                    harm()
                except OSError as error:
                    met.append(type(error).__name__)
            limits = [resource.getrlimit(one)[1] for one in (resource.RLIMIT_NPROC, resource.RLIMIT_CORE)]
            secrets = [key for key in os.environ if "ASSIEME" in key]
            os._exit(4 if (met, limits, secrets) == (["OSError", "OSError"], [0, 0], []) else 3)
        scan_reader._painted = taken_over
        scan_reader.paint(2, 2000, 9)
        """,
    )
    assert refused(a_scan()) == "scripted"  # the status by which the program above says that it was kept in


def test_only_two_are_read_at_once_and_who_waits_too_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "SECONDS_TO_WAIT", 0.01)
    assert scans._turns.acquire(timeout=1)
    assert scans._turns.acquire(timeout=1)
    try:
        assert refused(a_scan()) == "busy"
    finally:
        scans._turns.release(2)
    assert clean_paper(io.BytesIO(a_scan())).left_out == 0


def test_the_field_for_paper_takes_scans_and_the_one_for_faces_does_not() -> None:
    upload = SimpleUploadedFile("scan.pdf", a_scan(), "application/pdf")
    picture = PaperField().clean(upload)
    assert picture is not None
    assert "application/pdf" in PaperField().widget.attrs["accept"]
    upload.seek(0)
    with pytest.raises(ValidationError, match="JPEG, PNG or WebP"):
        PictureField().clean(upload)


def test_every_refusal_has_words_of_its_own() -> None:
    codes = {"too_big", "too_many_pixels", "not_a_picture", "heic", "bad_scan", "locked", "scripted", "busy"}
    with translation.override("en"):
        words = {code: str(PaperField().error_messages[code]) for code in codes}
    assert len(set(words.values())) == len(codes)
    with pytest.raises(ValidationError, match="locked with a password"):
        PaperField().clean(
            SimpleUploadedFile("x.pdf", changed(bool, encryption=pikepdf.Encryption(owner="o", user="u")))
        )
