"""A certificate of continuity: what it says, and whether the ledger still says the same."""

from datetime import date

import pytest
from tests.office.casework.acting import agency_clerk, case_refused
from tests.office.databases import Database
from tests.office.registry.acting import (
    FUTIAN,
    a_permit,
    a_person,
    act,
    conflicting,
    nothing_is_amiss,
    nothing_written,
    officer,
    refused,
    told,
)

from anju.law.facts import Decision
from anju.office.casework.continuity.checking import certificate_of, check_certificate
from anju.office.casework.continuity.issuing import CertificateFor, issue_certificate
from anju.office.casework.refused import Why
from anju.office.places.measures import shipped_measures
from anju.office.registry.city.measures import adopt_measure
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.permits.correcting import decide_correction, propose_correction
from anju.office.registry.permits.endorsing import endorse
from anju.office.registry.refused import Because

ENDORSED_ON, DAY = date(2025, 3, 1), date(2025, 9, 1)


def _endorsed() -> str:
    permit = a_permit(a_person())
    endorse(permit_id=permit, filed_on=ENDORSED_ON, act=act(ENDORSED_ON))
    return permit


def _certify(permit: str, acting: Act | None = None, as_of: date = DAY) -> Outcome:
    return issue_certificate(
        permit_id=permit,
        as_of=as_of,
        purpose=CertificateFor.SCHOOL,
        language="zh",
        act=acting or act(DAY),
    )


def test_a_certificate_says_what_the_law_answers(city: Database) -> None:
    permit = _endorsed()
    number = int(_certify(permit)["number"])
    kind, on, payload, _ = told(permit)[-1]
    assert (kind, on) == ("certificate_issued", "2025-09-01")
    measure = payload.pop("measure")
    assert str(measure).startswith("440300:")
    assert payload == {
        "as_of": "2025-09-01",
        "purpose": "school",
        "language": "zh",
        "status": "in_force",
        "continuous_since": "2024-03-15",
        "counted_from": "2024-03-15",
        "residence_years": 1,
        "accumulated_days": 536,
    }
    found = certificate_of(permit, number)
    assert (found.says.residence_years, found.issued_on) == (1, DAY)
    checked = check_certificate(permit, number)
    assert (checked.as_known_then, checked.as_known_now, checked.is_withdrawn) == (
        True,
        True,
        False,
    )
    nothing_is_amiss()


@pytest.mark.parametrize(
    ("as_of", "years", "days", "status"),
    [
        (date(2025, 3, 14), 0, 365, "in_force"),
        (date(2025, 3, 15), 1, 366, "in_force"),
        (date(2025, 3, 16), 1, 367, "in_force"),
        (date(2024, 3, 15), 0, 1, "in_force"),
    ],
)
def test_the_year_is_full_on_its_day(
    as_of: date, years: int, days: int, status: str, sqlite_city: Database
) -> None:
    permit = _endorsed()
    found = certificate_of(permit, int(_certify(permit, as_of=as_of)["number"])).says
    assert (found.residence_years, found.accumulated_days, found.status) == (years, days, status)


def test_after_a_correction_the_ledger_says_something_else_now(city: Database) -> None:
    permit = _endorsed()
    number = int(_certify(permit)["number"])
    proposed = propose_correction(permit_id=permit, entry=2, reason="wrong_entry", act=act(DAY))
    decide_correction(
        permit_id=permit,
        proposal=int(proposed["number"]),
        decision=Decision.GRANTED,
        act=officer(DAY),
    )
    checked = check_certificate(permit, number)
    assert (checked.as_known_then, checked.as_known_now) == (True, False)


def test_a_later_endorsement_changes_nothing_of_an_earlier_day(sqlite_city: Database) -> None:
    permit = _endorsed()
    number = int(_certify(permit)["number"])
    later = date(2026, 3, 1)
    endorse(permit_id=permit, filed_on=later, act=act(later))
    assert check_certificate(permit, number).as_known_now


def test_a_corrected_measure_is_told_apart_from_what_was_known(sqlite_city: Database) -> None:
    permit = a_permit(a_person())
    number = int(_certify(permit, as_of=date(2025, 3, 20))["number"])
    text = shipped_measures()["440300"].replace(
        'suspended_from = "anniversary"', 'suspended_from = "day_after"'
    )
    assert text != shipped_measures()["440300"]
    administrator = act(DAY, actor="admin-1", role="city_administrator")
    adopt_measure(toml=text, reason="wrong_entry", act=administrator)
    checked = check_certificate(permit, number)
    assert (checked.as_known_then, checked.as_known_now) == (True, False)


def test_days_that_cannot_be_certified(sqlite_city: Database) -> None:
    permit = _endorsed()
    with refused(Because.DAY_OUT_OF_ORDER, date(2024, 3, 14)):
        _certify(permit, as_of=date(2024, 3, 14))
    with refused(Because.DAY_IN_FUTURE, date(2025, 9, 2)):
        _certify(permit, as_of=date(2025, 9, 2))


def test_of_a_permit_from_before_2016_no_year_is_certified(sqlite_city: Database) -> None:
    permit = a_permit(a_person(), issued_on=date(2015, 6, 1), good_until=date(2026, 5, 31))
    with case_refused(Why.LAW):
        _certify(permit)


def test_who_certifies_and_where(sqlite_city: Database) -> None:
    permit = _endorsed()
    for acting in (agency_clerk(DAY), officer(DAY)):
        assert _certify(permit, acting)["subject"] == permit
    for role in ("auditor", "assisting_body", "city_administrator"):
        with case_refused(Why.NOT_YOURS):
            _certify(permit, act(DAY, role=role))
    with refused(Because.NOT_FOUND):
        _certify(permit, act(DAY, within=FUTIAN))
    with refused(Because.NOT_FOUND):
        _certify(permit, act(DAY, role="holder"))


def test_what_is_no_certificate_is_not_checked(sqlite_city: Database) -> None:
    permit = _endorsed()
    for number in (1, 2, 9):
        with refused(Because.NOT_FOUND):
            check_certificate(permit, number)


def test_the_same_request_certifies_once(city: Database) -> None:
    permit = _endorsed()
    first = _certify(permit, act(DAY, "k"))
    with nothing_written():
        assert _certify(permit, act(DAY, "k")) == first
    with conflicting():
        _certify(permit, act(DAY, "k"), as_of=ENDORSED_ON)
