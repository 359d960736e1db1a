"""A founded city with some permits in it, all issued on 15 March 2024 in Nanshan."""

from datetime import date

import pytest
from tests.office.databases import Start
from tests.office.registry.acting import ISSUED_ON, NANSHAN, STATION, act
from tests.office.starts import FOUNDED

from anju.law.facts import Permit as PermitFacts
from anju.office.registry.bulk.recording import record_holders
from anju.office.registry.intake import (
    NewHolder,
    NewPermit,
    NewRegistration,
    PersonalDetails,
)

PERMITS = 120


def fill() -> None:
    """Record the holders, each with a registration and a permit."""
    residence = NewRegistration(NANSHAN, "深圳市南山区桃园路2号", date(2023, 3, 1))
    holders = [
        NewHolder(
            PersonalDetails(f"王小{chr(0x4E00 + number)}"),
            (NewPermit(f"4403J240315{number:05}", NANSHAN, PermitFacts(ISSUED_ON), STATION),),
            (residence,),
        )
        for number in range(PERMITS)
    ]
    record_holders(holders, act=act(date(2025, 1, 1)))


FILLED = Start("filled", fill, FOUNDED)


@pytest.fixture
def start() -> Start:
    """A founded city with permits in it."""
    return FILLED
