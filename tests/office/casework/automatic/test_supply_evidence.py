"""What a body confirms of its people: only what a body of its kind can know."""

from datetime import date

from tests.office.casework.acting import case_refused
from tests.office.casework.automatic.acting import a_body, by_body
from tests.office.databases import Database
from tests.office.registry.acting import NANSHAN, a_person, told

from anju.law.automatic import Confirmed
from anju.office.access.models import BodyKind
from anju.office.casework.automatic.evidence import supply_evidence
from anju.office.casework.refused import Why

DAY = date(2026, 11, 24)

TABLE = {
    (BodyKind.EMPLOYER, Confirmed.ADDRESS): True,
    (BodyKind.EMPLOYER, Confirmed.EMPLOYMENT): True,
    (BodyKind.EMPLOYER, Confirmed.INSURANCE): True,
    (BodyKind.EMPLOYER, Confirmed.SCHOOLING): False,
    (BodyKind.LANDLORD, Confirmed.ADDRESS): True,
    (BodyKind.LANDLORD, Confirmed.EMPLOYMENT): False,
    (BodyKind.LANDLORD, Confirmed.INSURANCE): False,
    (BodyKind.LANDLORD, Confirmed.SCHOOLING): False,
    (BodyKind.SCHOOL, Confirmed.ADDRESS): True,
    (BodyKind.SCHOOL, Confirmed.EMPLOYMENT): False,
    (BodyKind.SCHOOL, Confirmed.INSURANCE): False,
    (BodyKind.SCHOOL, Confirmed.SCHOOLING): True,
}
"""Regulation art. 9(2): who certifies the home, the work and the school."""


def test_a_body_confirms_what_one_of_its_kind_can_know_and_nothing_else(
    sqlite_city: Database,
) -> None:
    assert set(TABLE) == {(kind, what) for kind in BodyKind for what in Confirmed}
    person, acting = a_person(), by_body(DAY, NANSHAN)
    for (kind, what), may in TABLE.items():
        a_body(kind)
        if may:
            supply_evidence(person_id=person, what=what, holds=True, act=acting)
            assert told(person)[-1][2]["evidence"] == what
        else:
            with case_refused(Why.NOT_YOURS):
                supply_evidence(person_id=person, what=what, holds=True, act=acting)


def test_an_account_of_no_body_confirms_nothing(sqlite_city: Database) -> None:
    person = a_person()
    for what in Confirmed:
        with case_refused(Why.NOT_YOURS):
            supply_evidence(person_id=person, what=what, holds=True, act=by_body(DAY, NANSHAN))
