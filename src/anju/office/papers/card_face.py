"""The face of a card, front and back: the ten items of Regulation art. 4, and a way to check them.

A card is in Chinese, whatever language its holder reads.  It is the one paper with a whole
identity number: the Regulation lists it among the ten.
"""

from dataclasses import dataclass
from datetime import date

from anju.office.common.demo import is_demo
from anju.office.common.ethnicities import ethnicity_name
from anju.office.papers.imprint import Imprint, qr
from anju.office.papers.kinds import PaperKind, title_of
from anju.office.papers.typesetting import typeset
from anju.words import N_, say

LANGUAGE = "zh"
"""The language of every card."""


@dataclass(frozen=True, slots=True)
class CardFace:
    """The ten items of art. 4: the issuing authority and the day of issue are in `imprint`.

    `sex` is "F" or "M", `ethnicity` a code of GB/T 3304, `photo` a JPEG; `place` names the city.
    """

    imprint: Imprint
    name: str
    sex: str
    ethnicity: str
    born_on: date
    identity_number: str
    photo: bytes
    household_address: str
    residence_address: str
    place: str


LABELS = {
    "name": N_("Name"),
    "sex": N_("Sex"),
    "ethnicity": N_("Ethnicity"),
    "born_on": N_("Born"),
    "household_address": N_("Household"),
    "residence_address": N_("Residence"),
    "identity_number": N_("Citizen identity number"),
    "office": N_("Issuing authority"),
    "issued_on": N_("Date of issue"),
    "number": N_("No."),
    "code": N_("Check code"),
}
"""What stands before each item, keys of the catalogue."""

SEXES = {"F": N_("female"), "M": N_("male")}


def typeset_card_face(card: CardFace) -> bytes:
    """The two sides as a PDF of two pages of 85.6 by 54 mm; raises CannotPrint."""
    imprint = card.imprint
    return typeset(
        "card",
        {
            "labels": {name: say(label, LANGUAGE) for name, label in LABELS.items()},
            "title": title_of(PaperKind.CARD, LANGUAGE),
            "place": card.place,
            "name": card.name,
            "sex": say(SEXES[card.sex], LANGUAGE),
            "ethnicity": ethnicity_name(card.ethnicity, LANGUAGE),
            "born_on": _day(card.born_on),
            "household_address": card.household_address,
            "residence_address": card.residence_address,
            "identity_number": card.identity_number,
            "office": imprint.office_zh,
            "issued_on": _day(imprint.issued_on),
            "day": imprint.issued_on.isoformat(),
            "number": imprint.number,
            "code": imprint.code,
            "qr": qr(imprint.address),
            "qr_alt": say(
                N_("QR code that leads to the page where this card can be checked"), LANGUAGE
            ),
            "photo": list(card.photo),
            "photo_alt": say(N_("Photo of the holder"), LANGUAGE),
            "proves": say(PROVES, LANGUAGE),
            "notes": say(NOTES, LANGUAGE),
            "hash": imprint.entry_hash,
            "sample": say(N_("Demo, not valid"), LANGUAGE) if is_demo() else "",
        },
    )


def _day(day: date) -> str:
    """A day as cards write it, without its weekday."""
    return f"{day.year}年{day.month}月{day.day}日"


PROVES = N_("Its holder lives here, and has the services and conveniences of this city.")
NOTES = N_(
    "Endorse it once a year. Nobody may lend it, let it out or withhold it. Found it? Any police "
    "station takes it."
)
