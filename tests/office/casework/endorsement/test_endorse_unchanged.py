"""Endorsing on the spot: nothing changed, nothing is shown, and it says what it did."""

from dataclasses import replace
from datetime import date

import pytest
from tests.office.casework.acting import AGENCY, case_refused
from tests.office.casework.endorsement.acting import (
    DONGGUAN,
    FUTIAN,
    HANGZHOU,
    ISSUED_ON,
    NANSHAN,
    PUDONG,
    TIMELY,
    agency,
    did,
    held,
    holder_of,
    police,
    said_of,
)
from tests.office.databases import Database
from tests.office.registry.acting import (
    OTHER,
    a_person,
    act,
    conflicting,
    nothing_is_amiss,
    nothing_written,
    officer,
    refused,
    refused_by_law,
    told,
)

from anju.law.applicant_facts import AgentRelation, Applicant, Insurance, Merit
from anju.law.known import Refusal
from anju.office.casework.endorsement.asking import AskedBy, Declared
from anju.office.casework.endorsement.on_the_spot import endorse_unchanged
from anju.office.casework.refused import CaseRefused, Why
from anju.office.registry.ledger.entries import read_chain
from anju.office.registry.models import Permit
from anju.office.registry.people.places import add_place
from anju.office.registry.permits.cancelling import CancelReason, cancel
from anju.office.registry.permits.endorsing import file_endorsement, withdraw_endorsement
from anju.office.registry.refused import Because

NONE: frozenset[Merit] = frozenset()
HEALED = ("effect", "years_before", "years", "days_lost", "continuous_since", "last_day_told")


def test_a_timely_endorsement_says_all_a_receipt_prints(city: Database) -> None:
    permit = held()
    outcome = endorse_unchanged(permit_id=permit, act=police(TIMELY))
    kind, on, payload, _ = told(permit)[1]
    assert (kind, on, payload.pop("measure")[:7]) == ("permit_endorsed", "2025-03-10", "440300:")
    assert payload == {"declared": "unchanged", "channel": "counter"}
    entry = read_chain(permit)[-1]
    assert outcome == {
        "subject": permit,
        "entries": [entry.id],
        "number": 2,
        "hash": entry.hash.hex(),
    }
    assert did(outcome) == {
        "endorsed_on": "2025-03-10",
        "effect": "timely",
        "window_first_day": "2026-01-14",
        "last_day_told": "2026-03-14",
        "suspended_from": "2026-03-15",
        "continuous_since": "2024-03-15",
        "counted_from": "2024-03-15",
        "years_before": 0,
        "years": 0,
        "years_lost": 0,
        "days": 361,
        "days_lost": 0,
        "measure": "440300",
    }
    nothing_is_amiss()


@pytest.mark.parametrize(
    ("place", "day", "expected"),
    [
        (NANSHAN, date(2025, 1, 14), ("timely", 0, 0, 0, "2024-03-15", "2026-03-14")),
        (NANSHAN, date(2025, 3, 14), ("timely", 0, 0, 0, "2024-03-15", "2026-03-14")),
        (NANSHAN, date(2025, 3, 15), ("restarted", 1, 0, 0, "2025-03-15", "2026-03-14")),
        (NANSHAN, date(2025, 3, 16), ("restarted", 1, 0, 1, "2025-03-16", "2026-03-15")),
        (DONGGUAN, date(2025, 3, 15), ("timely", 1, 1, 0, "2024-03-15", "2026-03-14")),
        (DONGGUAN, date(2025, 3, 16), ("restarted", 1, 0, 0, "2025-03-16", "2026-03-15")),
        (PUDONG, date(2025, 5, 13), ("grace", 1, 1, 0, "2024-03-15", "2026-03-14")),
        (PUDONG, date(2025, 5, 14), ("restarted", 1, 0, 60, "2025-05-14", "2026-05-13")),
        (HANGZHOU, date(2025, 4, 1), ("gap_excluded", 1, 1, 16, "2024-03-15", "2026-03-31")),
    ],
)
def test_each_day_does_what_the_measure_says(
    sqlite_city: Database, place: str, day: date, expected: tuple[object, ...]
) -> None:
    outcome = endorse_unchanged(permit_id=held(place), act=police(day))
    assert said_of(did(outcome), *HEALED) == expected


def test_too_early_is_refused_with_the_day_it_opens(sqlite_city: Database) -> None:
    permit = held()
    with refused_by_law(Refusal.TOO_EARLY, date(2025, 1, 14)):
        endorse_unchanged(permit_id=permit, act=police(date(2025, 1, 13)))
    endorse_unchanged(permit_id=permit, act=police(date(2025, 1, 14)))
    with refused_by_law(Refusal.TOO_EARLY, date(2026, 1, 14)):
        endorse_unchanged(permit_id=permit, act=police(date(2025, 1, 15)))


def test_after_the_lapse_and_a_cancellation_nothing_is_endorsed(sqlite_city: Database) -> None:
    permit = held()
    with refused_by_law(Refusal.LAPSED, date(2027, 3, 14)):
        endorse_unchanged(permit_id=permit, act=police(date(2027, 3, 15)))
    left = date(2025, 3, 1)
    cancel(permit_id=permit, cancelled_on=left, reason=CancelReason.LEFT, act=officer(left))
    with refused_by_law(Refusal.AFTER_CANCELLATION, left):
        endorse_unchanged(permit_id=permit, act=police(TIMELY))


def test_while_a_filing_waits_nothing_is_endorsed_beside_it(sqlite_city: Database) -> None:
    permit = held()
    file_endorsement(permit_id=permit, filed_on=TIMELY, act=act(TIMELY))
    with refused(Because.FILING_WAITS):
        endorse_unchanged(permit_id=permit, act=police(TIMELY))


def test_the_same_request_endorses_once_and_says_the_same(city: Database) -> None:
    permit = held()
    first = endorse_unchanged(permit_id=permit, act=police(TIMELY, "key-1"))
    with nothing_written():
        assert endorse_unchanged(permit_id=permit, act=police(TIMELY, "key-1")) == first
    later = date(2026, 3, 1)
    endorse_unchanged(permit_id=permit, act=police(later, "key-2"))
    with nothing_written():
        assert endorse_unchanged(permit_id=permit, act=police(TIMELY, "key-1")) == first
    with conflicting():
        endorse_unchanged(permit_id=permit, act=police(later, "key-1"))


def test_its_clerk_withdraws_it_on_the_same_day(sqlite_city: Database) -> None:
    permit = held()
    outcome = endorse_unchanged(permit_id=permit, act=police(TIMELY))
    withdraw_endorsement(permit_id=permit, entry=outcome["number"], act=police(TIMELY))
    assert Permit.objects.get(id=permit).endorsed_on is None
    again = endorse_unchanged(permit_id=permit, act=police(TIMELY))
    assert did(again)["effect"] == "timely"


def test_the_agency_endorses_where_the_measure_lets_it(sqlite_city: Database) -> None:
    elsewhere = held(DONGGUAN)
    outcome = endorse_unchanged(permit_id=elsewhere, act=agency(TIMELY))
    assert did(outcome)["effect"] == "timely"


def test_the_agency_does_not_endorse_where_the_police_do(sqlite_city: Database) -> None:
    permit = held()
    with nothing_written(), pytest.raises(CaseRefused) as caught:
        endorse_unchanged(permit_id=permit, act=agency(TIMELY))
    assert caught.value.why is Why.LAW
    assert [each.code for each in caught.value.reasons] == ["endorsed_elsewhere"]


@pytest.mark.parametrize(
    "role", ["auditor", "city_administrator", "department", "holder", "issuing_officer", "system"]
)
def test_another_role_does_not_endorse(sqlite_city: Database, role: str) -> None:
    permit = held()
    person = Permit.objects.get(id=permit).person_id
    with case_refused(Why.NOT_YOURS):
        acting = act(TIMELY, role=role, persons=(person,))
        endorse_unchanged(permit_id=permit, act=acting)


@pytest.mark.parametrize(
    ("holder", "still_lives_there", "reasons"),
    [
        (Applicant(), False, ["lives_there_no_more"]),
        (
            Applicant(registered_months_of_last_12=7, merits=NONE),
            True,
            ["no_merit", "registered_months_of_last_12_too_few"],
        ),
        (
            Applicant(insurance=Insurance(months_of_last_12=7), merits=NONE),
            True,
            ["no_merit", "insured_months_of_last_12_too_few"],
        ),
    ],
)
def test_conditions_that_were_lost_are_refused(
    sqlite_city: Database, holder: Applicant, still_lives_there: bool, reasons: list[str]
) -> None:
    permit = held()
    declared = Declared(holder=holder, still_lives_there=still_lives_there)
    with nothing_written(), pytest.raises(CaseRefused) as caught:
        endorse_unchanged(permit_id=permit, act=police(TIMELY), declared=declared)
    assert [each.code for each in caught.value.reasons] == reasons


def test_a_merit_that_nobody_told_of_is_asked_for(sqlite_city: Database) -> None:
    permit, few = held(), Applicant(registered_months_of_last_12=7)
    with nothing_written(), pytest.raises(CaseRefused) as caught:
        endorse_unchanged(permit_id=permit, act=police(TIMELY), declared=Declared(holder=few))
    assert caught.value.why is Why.NOT_COMPLETE
    assert "merits" in caught.value.missing
    talent = Declared(holder=replace(few, merits=frozenset({Merit.TALENT})))
    endorse_unchanged(permit_id=permit, act=police(TIMELY), declared=talent)


def test_conditions_that_are_met_are_not_in_the_way(sqlite_city: Database) -> None:
    months = Applicant(registered_months_of_last_12=8, insurance=Insurance(months_of_last_12=8))
    outcome = endorse_unchanged(
        permit_id=held(), act=police(TIMELY), declared=Declared(holder=months)
    )
    assert did(outcome)["effect"] == "timely"


def _by(agent: str, relation: AgentRelation, *, unable: bool | None = None) -> Declared:
    return Declared(AskedBy(agent=agent, relation=relation, hardly_able_to_come=unable))


def test_a_close_relative_comes_where_a_measure_says_so(sqlite_city: Database) -> None:
    permit, relative = held(HANGZHOU), a_person(OTHER, HANGZHOU)
    by = _by(relative, AgentRelation.CLOSE_RELATIVE, unable=True)
    endorse_unchanged(permit_id=permit, act=police(TIMELY), declared=by)
    payload = told(permit)[1][2]
    assert (payload["agent"], payload["relation"]) == (relative, "close_relative")


@pytest.mark.parametrize(
    ("place", "relation", "unable", "why", "codes"),
    [
        (HANGZHOU, AgentRelation.OTHER, True, Why.LAW, ["agent_is_no_relative"]),
        (HANGZHOU, AgentRelation.GUARDIAN, False, Why.LAW, None),
        (HANGZHOU, AgentRelation.GUARDIAN, None, Why.NOT_COMPLETE, None),
        (DONGGUAN, AgentRelation.GUARDIAN, True, Why.NOT_COMPLETE, None),
    ],
)
def test_an_agent_is_refused_where_no_rule_lets_them(
    sqlite_city: Database,
    place: str,
    relation: AgentRelation,
    unable: bool | None,
    why: Why,
    codes: list[str] | None,
) -> None:
    permit, agent = held(place), a_person(OTHER, place)
    with nothing_written(), pytest.raises(CaseRefused) as caught:
        endorse_unchanged(
            permit_id=permit, act=police(TIMELY), declared=_by(agent, relation, unable=unable)
        )
    assert caught.value.why is why
    if codes:
        assert [each.code for each in caught.value.reasons] == codes


def test_nobody_is_their_own_agent_and_an_agent_is_known(sqlite_city: Database) -> None:
    permit = held(HANGZHOU)
    for agent in (holder_of(permit), "0" * 20, ""):
        with refused(Because.NOT_FOUND):
            endorse_unchanged(
                permit_id=permit,
                act=police(TIMELY),
                declared=_by(agent, AgentRelation.GUARDIAN, unable=True),
            )


def test_an_employer_files_in_shenzhen(sqlite_city: Database) -> None:
    permit = held()
    by = _by("body-1", AgentRelation.ASSISTING_BODY)
    endorse_unchanged(permit_id=permit, act=police(TIMELY), declared=by)
    assert told(permit)[1][2]["relation"] == "assisting_body"


def test_another_district_does_not_reach_the_permit(sqlite_city: Database) -> None:
    permit = held()
    with refused(Because.NOT_FOUND):
        endorse_unchanged(permit_id=permit, act=police(TIMELY, within=FUTIAN))


def test_any_office_of_the_city_endorses_where_the_measure_says_so(city: Database) -> None:
    permit, huangpu = held(PUDONG), "310101"
    outcome = endorse_unchanged(permit_id=permit, act=police(TIMELY, within=huangpu))
    assert did(outcome)["effect"] == "timely"
    other_city = replace(police(date(2026, 3, 1)), within=FUTIAN, office=AGENCY)
    with refused(Because.NOT_FOUND):
        endorse_unchanged(permit_id=permit, act=other_city)


def test_the_station_of_the_new_address_reaches_who_lives_there_now(sqlite_city: Database) -> None:
    permit = held()
    add_place(holder_of(permit), FUTIAN)
    outcome = endorse_unchanged(permit_id=permit, act=police(TIMELY, within=FUTIAN))
    assert did(outcome)["continuous_since"] == ISSUED_ON.isoformat()
