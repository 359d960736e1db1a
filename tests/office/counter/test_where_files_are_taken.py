"""Only the pages whose form takes files take a large body; every other lets nothing of one in."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import URLPattern, URLResolver, get_resolver, resolve
from tests.office.counter.conftest import Clerk
from tests.office.counter.stepping import page, says_why
from tests.office.papers.uploads.files import scan

from anju.office.papers.uploads.models import Upload
from anju.office.papers.uploads.where_taken import are_taken

TAKEN = {
    "case-step",
    "desk-apply",
    "desk-cancel",
    "desk-card-changed",
    "desk-card-damaged",
    "desk-card-lost",
    "desk-changed",
    "desk-correct-address",
    "desk-correct-details",
    "desk-correct-entry",
    "desk-death",
    "desk-hardship",
    "desk-lists",
    "desk-photo",
    "desk-restore",
    "my-address",
    "my-apply-papers",
    "my-case-complete",
}
"""The names of the pages that take files."""

LARGE = bytes((settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0) + 1)


def _patterns(within: URLResolver) -> Iterator[URLPattern]:
    for each in within.url_patterns:
        if isinstance(each, URLResolver):
            yield from _patterns(each)
        else:
            yield each


def test_these_pages_take_files_and_no_other() -> None:
    assert {each.name for each in _patterns(get_resolver()) if are_taken(each.callback)} == TAKEN


@pytest.mark.parametrize("url", ["/why/", "/desk/find/", "/sign-in/"])
def test_a_large_body_is_refused_unread_where_no_file_is_taken(url: str, clerk: Clerk) -> None:
    assert not are_taken(resolve(url).func)
    file = SimpleUploadedFile("scan.pdf", LARGE, "application/pdf")
    answer = clerk().post(url, {"file": file})
    assert (answer.status_code, "takes no files" in answer.content.decode()) == (413, True)
    assert not hasattr(answer.wsgi_request, "_files")


def test_a_small_file_is_let_go_where_none_is_taken(clerk: Clerk) -> None:
    file = SimpleUploadedFile("scan.pdf", scan(), "application/pdf")
    answer = clerk().post("/why/", {"purpose": "counter", "next": "/", "file": file})
    assert (answer.status_code, dict(answer.wsgi_request.FILES)) == (302, {})


def test_a_large_body_is_read_where_files_are_taken(clerk: Clerk, holder: tuple[str, str]) -> None:
    browser, url = says_why(clerk()), f"/desk/people/{holder[0]}/photo/"
    assert page(browser, url)
    file = SimpleUploadedFile("photo.jpg", LARGE, "image/jpeg")
    assert browser.post(url, {"key": "k", "scan_photo": [file]}).status_code == 422
    assert not Upload.objects.exists()
