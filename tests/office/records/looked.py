"""What was recorded of looks, and people to look at."""

from dataclasses import dataclass
from datetime import date

from tests.office.registry.acting import DETAILS, NANSHAN, NUMBER, a_permit, a_person, act

from anju.office.registry.looks.models import Look
from anju.office.registry.looks.recording import look_hash
from anju.office.registry.people.registering import Residence, record_ground, register_residence

WHY = {"purpose": "counter", "note": "", "next": "/"}
REGISTERED_ON = date(2024, 3, 1)


@dataclass(frozen=True)
class Somebody:
    """A person with a residence, a ground and a permit of 15 March 2024."""

    person: str
    permit: str


def somebody(station: str) -> Somebody:
    """Record them, registered at a station."""
    person = a_person()
    home = Residence(NANSHAN, "深圳市南山区桃园路2号", station, REGISTERED_ON)
    register_residence(person_id=person, residence=home, act=act(REGISTERED_ON))
    record_ground(
        person_id=person,
        ground="employment",
        first_day=REGISTERED_ON,
        evidence="labour_contract",
        evidence_on=REGISTERED_ON,
        act=act(REGISTERED_ON),
    )
    return Somebody(person, a_permit(person))


def last_look() -> tuple[str, str, list[str]]:
    """The page, the purpose and the people of the latest look; its hash is checked."""
    look = Look.objects.latest("id")
    assert look_hash(look) == bytes(look.hash)
    return look.page, look.purpose, look.persons.strip(",").split(",")


def looks() -> int:
    """How many looks were recorded."""
    return Look.objects.count()


SECRETS = (DETAILS.identity_number, NUMBER)
"""Numbers that no page and no log shows whole."""
