"""What a paper says that a clerk's browser prints."""

import io
import re

from django.test import Client
from pypdf import PdfReader


def text_of(browser: Client, url: str) -> str:
    """The text of a PDF at an address, without its blanks."""
    pages = PdfReader(io.BytesIO(browser.get(url).content)).pages
    return re.sub(r"\s+", "", "".join(page.extract_text() for page in pages))
