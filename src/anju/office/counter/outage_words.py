"""The days on which an office worked on paper, as a desk reads them."""

from collections.abc import Mapping
from typing import Final

from anju.law.wording import day_in_words
from anju.office.places.models import Outage
from anju.office.registry.city.outages import OutageReason
from anju.words import N_, say

REASONS: Final[Mapping[OutageReason, str]] = {
    OutageReason.SYSTEM_DOWN: N_("The system was down"),
    OutageReason.NETWORK_DOWN: N_("The network was down"),
    OutageReason.POWER_CUT: N_("The electricity was cut"),
}
"""Why an office works on paper, the most likely first."""

LASTS: Final = N_("{office}, on paper since {first_day}")
LASTED: Final = N_("{office}, on paper from {first_day} to {last_day}")
ONE_DAY: Final = N_("{office}, on paper on {first_day}")


def reasons_offered(language: str) -> list[tuple[str, str]]:
    """Why an office works on paper, as a form offers it."""
    return [(code.value, say(told, language)) for code, told in REASONS.items()]


def outage_in_words(outage: Outage, names: Mapping[str, str], language: str) -> str:
    """The office and its days in words; `names` are those of offices, by identifier."""
    told = LASTS if outage.last_day is None else LASTED
    if outage.last_day == outage.first_day:
        told = ONE_DAY
    return say(told, language).format(
        office=names.get(outage.office_id, ""),
        first_day=day_in_words(outage.first_day, language),
        last_day=day_in_words(outage.last_day or outage.first_day, language),
    )
