"""Papers a second and their size, beside an empty page set by bare typst in the same process.

Each paper is timed whole: words, timeline, QR, setting and PDF, by one process on one core.
"""

import os
import tempfile
from collections.abc import Callable  # noqa: TC003 - below it a setting is read
from functools import partial

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "anju.office.config.settings")
os.environ.setdefault("ANJU_HOME", tempfile.mkdtemp())

import django

django.setup()

from bench.measure import claim, medians  # noqa: E402 - a setting is read at import
from tests.office.papers.samples import LETTERS, a_card  # noqa: E402
from typst import Compiler  # noqa: E402

from anju.office.common.fonts import system_fonts  # noqa: E402

LARGEST_KB = 150
EMPTY = b'#set document(title: "x")\n#set page(paper: "a4")\n#set text(font: "Noto Serif CJK SC")\n'


def main() -> None:
    papers: dict[str, Callable[[], bytes]] = {
        kind: partial(set_letter, "zh") for kind, set_letter in LETTERS.items()
    }
    papers["card"] = a_card
    empty, *each = medians(empty_page, *papers.values(), turns=9)
    for (kind, paper), seconds in zip(papers.items(), each, strict=True):
        claim(
            f"{kind.replace('_', ' ')} / an empty page",
            seconds / empty,
            f"{1 / seconds:.0f} a second, {seconds * 1000:.1f} ms and {empty * 1000:.1f} ms",
        )
        size = len(paper()) / 1024
        claim(f"{kind.replace('_', ' ')}, KB", size, "its PDF", at_most=LARGEST_KB)


def empty_page() -> object:
    return Compiler(EMPTY, font_paths=system_fonts()).compile(
        format="pdf", pdf_standards=["a-2a", "ua-1"]
    )


if __name__ == "__main__":
    main()
