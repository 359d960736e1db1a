"""Files on their way in: held in memory as far as there may be, of who has signed in only."""

import io
from types import SimpleNamespace

import pytest
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParser

from anju.office.papers.uploads.checking import LARGEST
from anju.office.papers.uploads.receiving import LARGEST_TOGETHER, InMemory, content_of

MB = 1 << 20
MARK = b"anju"


def _form(sizes: list[int]) -> bytes:
    parts = [
        b'--%b\r\nContent-Disposition: form-data; name="scan"; filename="f"\r\n\r\n%b\r\n'
        % (MARK, bytes(size))
        for size in sizes
    ]
    typed = b'--%b\r\nContent-Disposition: form-data; name="said"\r\n\r\nwords\r\n' % MARK
    return b"".join([*parts, typed, b"--%b--\r\n" % MARK])


@pytest.mark.parametrize(
    ("sizes", "signed_in", "held"),
    [
        ([0, 3, 5 * MB], True, [True, True, True]),
        ([LARGEST, LARGEST + 1, 1], True, [True, False, True]),
        ([LARGEST_TOGETHER // 3] * 3 + [1], True, [True, True, True, False]),
        ([1, 5 * MB], False, [False, False]),
    ],
    ids=["as they come", "one too large", "too many bytes together", "of nobody"],
)
def test_a_file_is_held_or_marked_and_what_was_typed_is_there(
    sizes: list[int], signed_in: bool, held: list[bool]
) -> None:
    request = HttpRequest()
    request.user = SimpleNamespace(is_authenticated=signed_in)  # type: ignore[assignment] # enough of one
    body = _form(sizes)
    about = {
        "CONTENT_TYPE": f"multipart/form-data; boundary={MARK.decode()}",
        "CONTENT_LENGTH": str(len(body)),
    }
    typed, files = MultiPartParser(about, io.BytesIO(body), [InMemory(request)]).parse()
    assert typed["said"] == "words"
    found = files.getlist("scan")
    assert [file.size for file in found] == sizes
    contents = [content_of(file) for file in found]
    assert [content is not None for content in contents] == held
    assert [len(content) for content in contents if content is not None] == [
        size for size, is_held in zip(sizes, held, strict=True) if is_held
    ]
