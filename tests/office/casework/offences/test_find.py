"""A finding is recorded on the person's chain; the penalty stays outside."""

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

from anju.law.penalties import PENALTIES, Offence, Offender
from anju.office.casework.offences.finding import record_finding
from anju.office.casework.offences.telling import what_follows
from anju.office.casework.refused import Why
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.permits.endorsing import endorse
from anju.office.registry.refused import Because

DAY = date(2025, 9, 1)


def _find(
    person: str,
    offence: Offence = Offence.LENDING_OR_TRANSFERRING,
    acting: Act | None = None,
    *,
    said: str = "",
    official: str = "",
) -> Outcome:
    return record_finding(
        person_id=person,
        offence=offence,
        found_on=DAY,
        said=said,
        official=official,
        act=acting or act(DAY),
    )


def test_a_finding_is_sealed_and_punishes_nobody(city: Database) -> None:
    person = a_person()
    outcome = _find(person, said="将证件出借给同乡")
    assert (outcome["penalty"], outcome["seizes"]) == ("outside", False)
    kind, on, payload, _ = told(person)[-1]
    assert (kind, on) == ("offence_found", "2025-09-01")
    assert payload["offence"] == "lending_or_transferring"
    assert payload["finding"] == outcome["finding"]
    assert "同乡" not in str(payload)
    nothing_is_amiss()


def test_of_fraud_a_cancellation_is_suggested_and_none_made(sqlite_city: Database) -> None:
    person = a_person()
    permit = a_permit(person)
    outcome = _find(person, Offence.FALSE_PROOF)
    assert (outcome["seizes"], outcome["suggests"]) == (True, "cancellation")
    assert len(told(permit)) == 1


OF_OFFICIALS = [each.offence for each in PENALTIES.values() if each.offender is Offender.OFFICIAL]


@pytest.mark.parametrize("offence", Offence)
def test_an_official_is_named_for_art_20_and_for_nothing_else(
    offence: Offence, sqlite_city: Database
) -> None:
    person = a_person()
    named, unnamed = ("clerk-9", "") if offence in OF_OFFICIALS else ("", "clerk-9")
    with case_refused(Why.EVIDENCE_MISSING):
        _find(person, offence, official=unnamed)
    _find(person, offence, official=named)
    assert told(person)[-1][2].get("official", "") == named


def test_nobody_records_a_finding_of_themselves(sqlite_city: Database) -> None:
    person = a_person()
    with case_refused(Why.SAME_PERSON):
        _find(person, Offence.TAMPERING, official="clerk-1")


def test_a_late_endorsement_is_no_offence(sqlite_city: Database) -> None:
    person, late = a_person(), date(2025, 4, 1)
    permit = a_permit(person)
    endorse(permit_id=permit, filed_on=late, act=act(late))
    assert [kind for kind, *_ in told(person)] == ["person_registered"]
    assert [kind for kind, *_ in told(permit)] == ["permit_issued", "permit_endorsed"]
    assert not any("late" in offence or "endorse" in offence for offence in Offence)


def test_who_records_and_where(sqlite_city: Database) -> None:
    person = a_person()
    for acting in (act(DAY), officer(DAY)):
        assert _find(person, acting=acting)["subject"] == person
    with case_refused(Why.NOT_YOURS):
        _find(person, acting=agency_clerk(DAY))
    with refused(Because.NOT_FOUND):
        _find(person, acting=act(DAY, within=FUTIAN))
    with refused(Because.DAY_IN_FUTURE, DAY):
        _find(person, acting=act(date(2025, 8, 31)))


def test_what_follows_is_said_and_who_decides() -> None:
    told_in_english = what_follows(Offence.USING_FRAUDULENT_PERMIT, "en")
    assert told_in_english[0] == "The fine for this is from 200 to 1000 yuan."
    assert told_in_english[1] == "The permit card is seized for this."
    assert "not here" in told_in_english[2]
    assert len(what_follows(Offence.TAMPERING, "zh")) == 3


def test_the_same_request_records_once(city: Database) -> None:
    person = a_person()
    first = _find(person, acting=act(DAY, "k"))
    with nothing_written():
        assert _find(person, acting=act(DAY, "k")) == first
    with conflicting():
        _find(person, Offence.FALSE_PROOF, act(DAY, "k"))
