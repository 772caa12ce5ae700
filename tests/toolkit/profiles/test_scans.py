"""A profile on paper may come as a scan: its first two pages stand beside what is typed."""

import io
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from tests.factories import signed_in
from tests.toolkit.profiles.conftest import Place

from assieme.organisations.models import Membership
from assieme.toolkit.profiles.models import Page


def test_a_scan_of_a_page_on_paper_is_typed_beside(client: Client, place: Place, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"
    nurse = signed_in(client, place.dee)
    member = Membership.objects.get(person=place.robin)
    begin = reverse("type_profile_for", kwargs={"id": place.initiative.pk})
    nurse.post(begin, {"member": member.pk, "asked": "on"})
    page = Page.objects.get()
    sheets = [Image.new("RGB", (210, 297), "white") for _ in range(4)]
    written = io.BytesIO()
    sheets[0].save(written, "PDF", save_all=True, append_images=sheets[1:])
    address = reverse("draft_paper", kwargs={"id": page.pk})
    refused = nurse.post(address, {"paper": SimpleUploadedFile("x.pdf", b"%PDF-1.7 broken")})
    assert "We can't read this PDF." in refused.content.decode().replace("&#39;", "'")
    shown = nurse.post(address, {"paper": SimpleUploadedFile("x.pdf", written.getvalue())}, follow=True)
    assert "2 pages are left out." in shown.content.decode()
    page.refresh_from_db()
    assert page.paper is not None
    assert page.paper.content_type == "image/jpeg"
    assert page.paper.height > page.paper.width * 2
