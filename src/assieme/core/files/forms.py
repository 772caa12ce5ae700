"""A form field that takes a picture."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assieme.core.files.images import LONGEST_SIDE, BadPictureError, Picture, clean_picture


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
        "empty": _("This file is empty. Choose another."),
    }

    def __init__(self, *, longest: int = LONGEST_SIDE, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.longest = longest

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "accept": "image/jpeg,image/png,image/webp"}

    def clean(self, data: Any, initial: Any = None) -> Picture | None:
        """The picture, read and painted anew. Raises ValidationError."""
        upload = super().clean(data, initial)
        if not upload or upload is initial:
            return None
        try:
            return clean_picture(upload, longest=self.longest)
        except BadPictureError as error:
            raise forms.ValidationError(self.error_messages[error.code], code=error.code) from error
