"""The round of automatic endorsement asks the database as often for many permits as for few."""

from datetime import UTC, date, datetime

from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.office.databases import Database
from tests.office.registry.acting import a_permit, a_person, act, merge, officer

from anju.law.applicant_facts import ResidenceRegistration
from anju.office.casework.automatic.consent import give_consent
from anju.office.casework.automatic.rules import sign_rules
from anju.office.casework.automatic.weighing import known_of
from anju.office.casework.cases.channels import Channel
from anju.office.notices.models import Message
from anju.office.online.automatic_round import endorse_by_itself
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.people.registering import Residence, register_residence

ISSUED_ON, DAY = date(2025, 12, 15), date(2026, 11, 24)
AT = datetime(2026, 11, 24, 2, tzinfo=UTC)
PUDONG, HUANGPU = "310115", "310101"


def agreeing(numbers: range) -> list[str]:
    """People of Pudong who agreed, each with a permit whose window is open."""
    people = []
    for number in numbers:
        person = a_person(PersonalDetails(f"赵子{chr(0x5E00 + number)}"), PUDONG)
        a_permit(person, f"3101J25{number:09}", ISSUED_ON, PUDONG)
        give_consent(
            person_id=person,
            channel=Channel.COUNTER,
            place=PUDONG,
            act=act(DAY, within=PUDONG),
        )
        people.append(person)
    return people


def merged(number: int) -> str:
    """Somebody who agreed under a record that was merged into the one of their permit, by way."""
    name = f"赵子{chr(0x6E00 + number)}"
    agreed, between, into = (
        a_person(PersonalDetails(f"{name}{each}"), PUDONG) for each in ("甲", "乙", "丙")
    )
    acting = act(DAY, within=PUDONG)
    give_consent(person_id=agreed, channel=Channel.COUNTER, place=PUDONG, act=acting)
    merge(agreed, between, DAY)
    merge(between, into, DAY)
    return a_permit(into, f"3101J25{number:09}", ISSUED_ON, PUDONG)


def queries() -> int:
    """How often a round asks the database in which everybody was asked before."""
    endorse_by_itself(AT)
    with CaptureQueriesContext(connection) as asked:
        endorse_by_itself(AT)
    return len(asked)


def test_a_round_over_five_permits_and_over_fifty(sqlite_city: Database) -> None:
    sign_rules(act=officer(DAY, within=PUDONG))
    agreeing(range(5))
    five = queries()
    assert Message.objects.count() == 5
    agreeing(range(5, 50))
    assert queries() == five
    assert Message.objects.count() == 50


def test_who_agreed_under_merged_records_is_found_with_as_many_queries(
    sqlite_city: Database,
) -> None:
    sign_rules(act=officer(DAY, within=PUDONG))
    permits = [merged(0)]
    one = queries()
    permits += [merged(number) for number in range(1, 5)]
    assert queries() == one
    assert sorted(Message.objects.values_list("permit_id", flat=True)) == sorted(permits)


def test_what_is_known_of_somebody_is_read_with_that_of_others(sqlite_city: Database) -> None:
    moved, still = agreeing(range(2))
    home = Residence(HUANGPU, "桃园路5号", "", date(2026, 8, 3))
    register_residence(person_id=moved, residence=home, act=act(DAY, within="000000"))
    known = known_of([moved, still])
    assert known[moved].registrations == [ResidenceRegistration(HUANGPU, date(2026, 8, 3))]
    assert known[still].registrations == []
