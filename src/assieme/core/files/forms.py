"""Form fields that take a picture, or a page of paper."""

from typing import IO, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assieme.core.files.images import LONGEST_SIDE, BadPictureError, Picture, clean_picture
from assieme.core.files.scans import clean_paper


class PictureField(forms.FileField):
    """Cleans to a `Picture` (upright, smaller, without metadata), or None where none was chosen.

    Phones turn their own kinds of photo into JPEG when a page asks for JPEG.
    """

    widget = forms.FileInput
    default_error_messages = {
        "required": _("Choose a picture first."),
        "too_big": _("This file is too big. It can be up to 15 MB. Nothing else was lost."),
        "too_many_pixels": _("This picture is too large. Make it smaller and choose it again."),
        "not_a_picture": _("We can't read this as a picture. Choose a JPEG, PNG or WebP file."),
        "heic": _(
            "This photo is in Apple’s own format (HEIC). On the iPhone, open Settings, Camera, Formats. Choose “Most "
            "Compatible” and take it again. Or take a picture of the screen and send that."
        ),
        "empty": _("This file is empty. Choose another."),
    }
    accept = "image/jpeg,image/png,image/webp"

    def __init__(self, *, longest: int = LONGEST_SIDE, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.longest = longest

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "accept": self.accept}

    def clean(self, data: Any, initial: Any = None) -> Picture | None:
        """The picture, read and painted anew. Raises ValidationError."""
        upload = super().clean(data, initial)
        if not upload or upload is initial:
            return None
        try:
            return self.picture(upload)
        except BadPictureError as error:
            raise forms.ValidationError(self.error_messages[error.code], code=error.code) from error

    def picture(self, upload: IO[bytes]) -> Picture:
        return clean_picture(upload, longest=self.longest)


class PaperField(PictureField):
    """The same for a page of paper, which may come as a photo or as a scan (PDF)."""

    default_error_messages = {
        "not_a_picture": _("We can't read this file. Choose a photo (JPEG, PNG or WebP) or a scan (PDF)."),
        "bad_scan": _("We can't read this PDF. Scan the page again, or take a photo of it."),
        "locked": _("This PDF is locked with a password. Save it without one, or take a photo of the page."),
        "scripted": _("There is a small program in this PDF, so we do not take it. Send a scan or a photo."),
        "busy": _("Many files are being read right now. Please send it again in a minute."),
    }
    accept = f"{PictureField.accept},application/pdf"

    def picture(self, upload: IO[bytes]) -> Picture:
        return clean_paper(upload)
