"""Photos of papers: made anew from their bare pixels, upright, without place, device or comment."""

import io
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from anju.office.papers.uploads.refused import (
    BROKEN,
    TOO_MANY_PIXELS,
    TOO_SMALL,
    UploadRefused,
)

FORMATS: Final = ("JPEG", "PNG", "WEBP")
KEPT_AS: Final = "image/jpeg"
MOST_PIXELS: Final = 64_000_000
"""A phone's camera has 50 million at the most in a picture it sends."""
SMALLEST: Final = 200
"""Pixels of the shorter side, at the least."""
KEPT_SIDE: Final = 2400
"""Pixels of the longer side of what is kept: a page of A4 at 200 dots an inch."""
QUALITY: Final = 80

_NOT_OPENED: Final = (
    UnidentifiedImageError,
    OSError,
    SyntaxError,
    ValueError,
)


def picture_anew(file: bytes) -> bytes:
    """A JPEG of the picture in a file, whatever hung on it; raises UploadRefused."""
    try:
        with Image.open(io.BytesIO(file), formats=FORMATS) as image:
            _refuse_size(*image.size)
            image.draft("RGB", (KEPT_SIDE, KEPT_SIDE))  # a JPEG is read no larger than is kept
            upright = _on_white(ImageOps.exif_transpose(image))
    except UploadRefused:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise UploadRefused(TOO_MANY_PIXELS) from None
    except _NOT_OPENED:
        raise UploadRefused(BROKEN) from None
    upright.thumbnail((KEPT_SIDE, KEPT_SIDE))
    kept = io.BytesIO()
    Image.frombytes("RGB", upright.size, upright.tobytes()).save(kept, "JPEG", quality=QUALITY)
    return kept.getvalue()


def _refuse_size(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise UploadRefused(TOO_MANY_PIXELS)
    if min(width, height) < SMALLEST:
        raise UploadRefused(TOO_SMALL)


def _on_white(image: Image.Image) -> Image.Image:
    """The picture in red, green and blue; what was transparent is white."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    ground = Image.new("RGBA", image.size, "white")
    ground.alpha_composite(image.convert("RGBA"))
    return ground.convert("RGB")
