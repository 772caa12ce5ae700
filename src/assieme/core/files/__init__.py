"""Private files: pictures that people hand in, cleaned, kept out of reach of the web, erased with their owner."""

from assieme.core.files.forms import PaperField, PictureField
from assieme.core.files.images import BadPictureError, Crop, Picture, clean_picture, crop_square
from assieme.core.files.response import file_response, tell_left_out
from assieme.core.files.store import bytes_if_there, erase, erase_all_of, keep_picture, read_bytes

__all__ = [
    "BadPictureError",
    "Crop",
    "PaperField",
    "Picture",
    "PictureField",
    "bytes_if_there",
    "clean_picture",
    "crop_square",
    "erase",
    "erase_all_of",
    "file_response",
    "keep_picture",
    "read_bytes",
    "tell_left_out",
]
