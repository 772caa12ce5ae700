"""Private files: what goes in is cleaned, lies closed, and goes with its owner."""

import io
import json
import os
import zipfile
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import Http404
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin
from tests.factories import NOW, a_member, an_organisation

from assieme.core.files import (
    BadPictureError,
    Crop,
    PictureField,
    bytes_if_there,
    clean_picture,
    crop_square,
    erase,
    file_response,
    keep_picture,
    read_bytes,
)
from assieme.core.files.store import path_of, sweep
from assieme.core.models import StoredFile
from assieme.organisations.membership_actions import erase_identity
from assieme.people.export import archive


@pytest.fixture(autouse=True)
def _folder(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


def a_photo(size: tuple[int, int] = (400, 300), kind: str = "JPEG") -> bytes:
    """A picture, red at the left and blue at the right, that says where it was taken and by whom."""
    image = Image.new("RGB", size, "red")
    image.paste("blue", (size[0] // 2, 0, *size))
    exif = Image.Exif()
    exif[0x010E] = "SECRET PLACE"
    exif[0x0112] = 6  # the camera was held upright
    exif.get_ifd(0x8825)[2] = (45.0, 27.0, 51.0)
    written = io.BytesIO()
    if kind == "PNG":
        info = PngImagePlugin.PngInfo()
        info.add_text("Author", "SECRET AUTHOR")
        image.save(written, kind, exif=exif, pnginfo=info)
    else:
        image.save(written, kind, exif=exif, **({"comment": b"SECRET AUTHOR"} if kind == "JPEG" else {}))
    return written.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_is_turned_upright_and_says_nothing_but_its_pixels(kind: str) -> None:
    raw = a_photo(kind=kind)
    assert b"SECRET" in raw
    picture = clean_picture(io.BytesIO(raw))
    assert b"SECRET" not in picture.jpeg
    with Image.open(io.BytesIO(picture.jpeg)) as image:
        assert image.format == "JPEG"
        assert image.size == (picture.width, picture.height) == (300, 400)
        assert not image.getexif()
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert image.convert("RGB").getpixel((150, 20))[0] > 200  # type: ignore[index]


def test_a_large_photo_is_made_smaller() -> None:
    picture = clean_picture(io.BytesIO(a_photo((3000, 1000))), longest=600)
    assert max(picture.width, picture.height) == 600


def test_what_can_be_seen_through_becomes_white() -> None:
    written = io.BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(written, "PNG")
    picture = clean_picture(io.BytesIO(written.getvalue()))
    with Image.open(io.BytesIO(picture.jpeg)) as image:
        assert image.getpixel((5, 5)) == (255, 255, 255)


def _bomb() -> bytes:
    written = io.BytesIO()
    Image.new("1", (12000, 9000)).save(written, "PNG")
    return written.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "not_a_picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "not_a_picture"),
        (b"GIF89a" + bytes(40), "not_a_picture"),
        (b"%PDF-1.7 " + bytes(99), "not_a_picture"),
        (a_photo()[:900], "not_a_picture"),
        (bytes(15_000_001), "too_big"),
        (_bomb(), "too_many_pixels"),
    ],
)
def test_what_is_no_picture_or_too_large_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(BadPictureError) as refused:
        clean_picture(io.BytesIO(content))
    assert refused.value.code == code


@pytest.mark.filterwarnings("ignore::UserWarning")  # Pillow's remarks about damaged metadata
@given(st.binary(max_size=200), st.integers(0, 700))
def test_a_damaged_picture_is_read_or_refused_and_never_an_error(noise: bytes, place: int) -> None:
    raw = bytearray(a_photo((64, 48)))
    raw[place : place + len(noise)] = noise
    with suppress(BadPictureError):
        assert clean_picture(io.BytesIO(bytes(raw))).width > 0


@given(st.floats(-2, 3), st.floats(-2, 3), st.floats(-1, 4))
def test_a_crop_is_a_square_inside_the_picture(x: float, y: float, side: float) -> None:
    picture = clean_picture(io.BytesIO(a_photo((64, 48))))
    square = crop_square(picture.jpeg, Crop(x, y, side))
    assert square.width == square.height <= 48


def test_the_field_says_what_to_do() -> None:
    field = PictureField(required=False)
    assert field.clean(None) is None
    picture = field.clean(SimpleUploadedFile("../../etc/x.php", a_photo(), "text/html"))
    assert picture is not None
    with pytest.raises(Exception, match="JPEG, PNG or WebP"):
        field.clean(SimpleUploadedFile("x.jpg", b"no picture"))


@pytest.mark.django_db
def test_a_kept_file_lies_closed_under_a_random_name() -> None:
    picture = clean_picture(io.BytesIO(a_photo()))
    stored = keep_picture(picture, owner=uuid4(), organisation=uuid4())
    path = path_of(stored.name)
    assert read_bytes(stored) == picture.jpeg
    modes = [place.stat().st_mode & 0o777 for place in (path, path.parent, path.parents[1], path.parents[2])]
    assert modes == [0o600, 0o700, 0o700, 0o700]
    assert str(stored.pk) not in str(path)


@pytest.mark.django_db
def test_the_answer_is_shown_and_never_run_or_kept() -> None:
    stored = keep_picture(clean_picture(io.BytesIO(a_photo())), owner=None, organisation=uuid4())
    answer = file_response(stored)
    assert answer["Content-Type"] == "image/jpeg"
    assert "no-store" in answer["Cache-Control"]
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    path_of(stored.name).unlink()
    with pytest.raises(Http404):
        file_response(stored)


@pytest.mark.django_db
def test_bytes_go_only_when_the_erasing_is_committed(django_capture_on_commit_callbacks: Any) -> None:
    stored = keep_picture(clean_picture(io.BytesIO(a_photo())), owner=None, organisation=uuid4())
    path = path_of(stored.name)
    with transaction.atomic():
        erase(StoredFile.objects.get())
        transaction.set_rollback(rollback=True)
    assert path.exists()
    with django_capture_on_commit_callbacks(execute=True):
        erase(StoredFile.objects.get())
    assert not path.exists()
    assert not StoredFile.objects.exists()


@pytest.mark.django_db
def test_a_sweep_takes_what_nothing_uses_once_it_is_old() -> None:
    picture = clean_picture(io.BytesIO(a_photo()))
    with transaction.atomic():
        rolled_back = keep_picture(picture, owner=None, organisation=uuid4())
        transaction.set_rollback(rollback=True)
    unused = keep_picture(picture, owner=None, organisation=uuid4())
    paths = [path_of(rolled_back.name), path_of(unused.name)]
    for path in paths:
        os.utime(path, (NOW.timestamp(), NOW.timestamp()))
    assert sweep(NOW + timedelta(hours=1)) == 0
    assert all(path.exists() for path in paths)
    assert sweep(NOW + timedelta(hours=7)) == 2
    assert not any(path.exists() for path in paths)
    assert not StoredFile.objects.exists()


@pytest.mark.django_db
def test_a_person_gets_their_pictures_and_takes_them_along(django_capture_on_commit_callbacks: Any) -> None:
    person, other = a_member(an_organisation()), a_member(an_organisation())
    picture = clean_picture(io.BytesIO(a_photo()))
    mine = keep_picture(picture, owner=person.pk, organisation=uuid4())
    others = keep_picture(picture, owner=other.pk, organisation=uuid4())
    with zipfile.ZipFile(io.BytesIO(archive(person, NOW))) as zipped:
        assert zipped.read(f"files/{mine.pk}.jpg") == picture.jpeg
        assert str(others.pk) not in json.dumps(json.loads(zipped.read("data.json")))
    with django_capture_on_commit_callbacks(execute=True):
        erase_identity(person=person, by=person, now=NOW)
    assert not path_of(mine.name).exists()
    assert list(StoredFile.objects.all()) == [others]


@pytest.mark.django_db
def test_what_the_disk_has_lost_stops_nobody_from_taking_the_rest_along() -> None:
    person = a_member(an_organisation())
    picture = clean_picture(io.BytesIO(a_photo()))
    lost, there = (keep_picture(picture, owner=person.pk, organisation=uuid4()) for _ in range(2))
    path_of(lost.name).unlink()
    assert bytes_if_there(lost) is None
    assert bytes_if_there(None) is None
    with zipfile.ZipFile(io.BytesIO(archive(person, NOW))) as zipped:
        assert [name for name in zipped.namelist() if name.startswith("files/")] == [f"files/{there.pk}.jpg"]
