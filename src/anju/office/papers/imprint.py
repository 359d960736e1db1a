"""What every paper says of itself: its number, office and day, and how to check that it is real."""

import io
from dataclasses import dataclass
from datetime import date
from typing import Self
from urllib.parse import urlencode

import segno
from django.conf import settings

from anju.office.common.keyring import current_ring
from anju.office.papers.check_codes import code_of
from anju.office.papers.kinds import PaperKind
from anju.office.registry.ledger.entries import Recorded


@dataclass(frozen=True, slots=True)
class Imprint:
    """The number, the office in both languages, the legal day, the code and the entry's hash.

    `number` is that of its case, or the code where no case gives it one: either is found again.
    The hash is in hex.
    """

    number: str
    office_zh: str
    office_en: str
    issued_on: date
    code: str
    entry_hash: str

    @classmethod
    def of(
        cls,
        kind: PaperKind,
        entry: Recorded,
        *,
        number: str = "",
        office_zh: str,
        office_en: str,
        issued_on: date,
    ) -> Self:
        """The imprint of a paper that speaks of a written entry; raises NoSuchKey."""
        code = code_of(kind, entry, current_ring())
        return cls(number or code, office_zh, office_en, issued_on, code, entry.hash.hex())

    def office(self, language: str) -> str:
        """The name of the office in "zh" or "en"; the Chinese one where it has no other."""
        return self.office_en if language == "en" and self.office_en else self.office_zh

    @property
    def address(self) -> str:
        """Where anybody checks the paper; the code is not personal."""
        return f"{check_page()}?{urlencode({'code': self.code})}"


def check_page() -> str:
    """The address of the public page that codes are checked on, as a paper prints it."""
    return f"{settings.ANJU['PUBLIC_ORIGIN']}/check/"


def qr(text: str) -> str:
    """A QR code as SVG, with the quiet zone that readers need; black on white."""
    picture = io.BytesIO()
    segno.make_qr(text, error="m").save(
        picture, kind="svg", border=4, xmldecl=False, svgclass=None, lineclass=None
    )
    return picture.getvalue().decode()
