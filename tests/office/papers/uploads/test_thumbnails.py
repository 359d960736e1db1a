"""A photo in a list is so coarse that nobody is recognised, and it keeps its shape."""

import base64
import io

import numpy as np
from PIL import Image
from tests.office.papers.uploads.files import photo

from anju.office.papers.uploads.checking import checked
from anju.office.papers.uploads.thumbnails import MARKS, masked_thumbnail


def test_a_photo_is_a_few_squares() -> None:
    address = masked_thumbnail(checked(photo()).content)
    assert address.startswith("data:image/png;base64,")
    with Image.open(io.BytesIO(base64.b64decode(address.partition(",")[2]))) as shown:
        squares = np.asarray(shown).reshape(9, 8, MARKS, 8, 3)
    assert (squares == squares[:, :1, :, :1]).all()
    assert len(np.unique(squares)) > 5
