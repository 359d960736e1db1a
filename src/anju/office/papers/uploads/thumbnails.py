"""A photo as a list shows it: so coarse that one sees that it is a portrait, and not of whom."""

import base64
import io
from typing import Final

from PIL import Image

MARKS: Final = 12
"""Squares of the longer side."""
SIDE: Final = 96
"""Pixels of the longer side."""


def masked_thumbnail(picture: bytes) -> str:
    """A picture that was kept, masked, as an address that holds it itself (`data:`)."""
    with Image.open(io.BytesIO(picture), formats=("JPEG",)) as image:
        image.draft("RGB", (SIDE, SIDE))
        coarse = image.convert("RGB")
    coarse.thumbnail((MARKS, MARKS))
    scale = SIDE // MARKS
    shown = coarse.resize((coarse.width * scale, coarse.height * scale), Image.Resampling.NEAREST)
    file = io.BytesIO()
    shown.save(file, "PNG", optimize=True)
    return f"data:image/png;base64,{base64.b64encode(file.getvalue()).decode()}"
