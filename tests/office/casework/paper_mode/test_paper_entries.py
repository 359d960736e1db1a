"""What was done on paper: entered with its day and form, confirmed by a second person, then done.

The station worked on paper from 10 to 20 March 2025.
"""

from dataclasses import replace
from datetime import date

import pytest
from tests.office.casework.acting import case_refused
from tests.office.casework.endorsement.acting import (
    TIMELY,
    did,
    held,
    holder_of,
    issuing,
    kinds_of,
    police,
    said_of,
    state_of,
)
from tests.office.databases import Database
from tests.office.registry.acting import (
    NANSHAN,
    OTHER,
    STATION,
    a_person,
    act,
    conflicting,
    nothing_is_amiss,
    nothing_written,
    refused,
    refused_by_law,
    told,
)

from anju.law.known import Refusal
from anju.law.materials import Material
from anju.office.casework.cases.ending import withdraw_case
from anju.office.casework.cases.receipt_numbers import normal_receipt_number
from anju.office.casework.models import Case
from anju.office.casework.paper_mode.confirming import confirm_from_paper, reject_from_paper
from anju.office.casework.paper_mode.entering import OnPaper, PaperEntry, enter_from_paper
from anju.office.casework.paper_mode.forms import number_pad
from anju.office.casework.paper_mode.outages import begin_outage, end_outage
from anju.office.casework.refused import CaseRefused, Why
from anju.office.places.models import OfficeKind
from anju.office.registry.city.offices import NewOffice, open_office
from anju.office.registry.city.outages import OutageReason
from anju.office.registry.details.keeping import read_details
from anju.office.registry.ledger.entries import Act
from anju.office.registry.models import Permit
from anju.office.registry.people.models import ResidenceRegistration
from anju.office.registry.permits.cards import hand_over_card, produce_card
from anju.office.registry.refused import Because

BEGAN, ENDED, AFTER = TIMELY, date(2025, 3, 20), date(2025, 3, 25)
PAD = number_pad(9, lambda: 48291357)


def _outage(*, ended: bool = True) -> str:
    begun = begin_outage(
        office_id=STATION, first_day=BEGAN, reason=OutageReason.POWER_CUT, act=police(ENDED)
    )
    if ended:
        end_outage(outage=begun["outage"], last_day=ENDED, act=police(ENDED))
    return str(begun["outage"])


def _endorsement(permit: str, outage: str, on: date = TIMELY, form: str = PAD[0]) -> PaperEntry:
    return PaperEntry(OnPaper.ENDORSEMENT, permit, outage, form, on)


def _entered(entry: PaperEntry, by: Act | None = None) -> str:
    return str(enter_from_paper(entry=entry, act=by or police(AFTER))["subject"])


def _second(key: str = "") -> Act:
    return police(AFTER, key, actor="clerk-2")


def test_an_endorsement_on_paper_counts_on_its_day(city: Database) -> None:
    permit = held()
    case = _entered(_endorsement(permit, _outage()))
    assert Case.objects.get(id=case).paper_form == PAD[0]
    assert kinds_of(permit) == ["permit_issued"]
    outcome = confirm_from_paper(case_id=case, seen=1, act=_second())
    assert said_of(outcome, "subject", "case") == (permit, case)
    assert said_of(did(outcome), "endorsed_on", "effect", "years") == (
        "2025-03-10",
        "timely",
        0,
    )
    kind, on, payload, _ = told(permit)[1]
    assert (kind, on, payload["case"]) == ("permit_endorsed", "2025-03-10", case)
    assert told(case)[1] == ("case_granted", "2025-03-25", {"result": permit}, "power_cut")
    assert Permit.objects.get(id=permit).endorsed_on == TIMELY
    nothing_is_amiss()


def test_a_residence_is_registered_from_its_day(city: Database) -> None:
    person = a_person()
    entry = PaperEntry(
        OnPaper.RESIDENCE, person, _outage(), PAD[1], ENDED, NANSHAN, "南山区纸质路3号"
    )
    case = _entered(entry)
    assert "纸质路" not in str(told(case))
    confirm_from_paper(case_id=case, seen=1, act=_second())
    [row] = ResidenceRegistration.objects.filter(person_id=person)
    assert (row.first_day, row.division_code, row.office_id) == (ENDED, NANSHAN, STATION)


def _newcomer(outage: str, form: str = PAD[1]) -> PaperEntry:
    return PaperEntry(
        OnPaper.RESIDENCE,
        "",
        outage,
        form,
        date(2025, 3, 12),
        NANSHAN,
        "南山区纸质路3号",
        newcomer=OTHER,
    )


def test_somebody_new_comes_on_record_from_the_day_of_the_form(city: Database) -> None:
    case = _entered(_newcomer(_outage()))
    person = Case.objects.get(id=case).person_id
    assert read_details([person])[person] == OTHER
    assert [each[:2] for each in told(person)] == [("person_registered", "2025-03-12")]
    assert (OTHER.name in str(told(case)), OTHER.identity_number in str(told(case))) == (
        False,
        False,
    )
    assert not ResidenceRegistration.objects.exists()
    confirm_from_paper(case_id=case, seen=1, act=_second())
    [row] = ResidenceRegistration.objects.filter(person_id=person)
    assert (row.first_day, row.division_code) == (date(2025, 3, 12), NANSHAN)
    nothing_is_amiss()


def test_a_number_that_is_known_is_nobody_new(sqlite_city: Database) -> None:
    a_person(OTHER)
    entry = _newcomer(_outage())
    with refused(Because.NUMBER_TAKEN):
        _entered(entry)


def test_what_is_wrong_with_the_form_puts_nobody_on_record(sqlite_city: Database) -> None:
    outage = _outage()
    for entry in (
        _newcomer(outage, "123"),
        replace(_newcomer(outage), address=""),
        replace(_newcomer(outage), on=date(2025, 3, 21)),
    ):
        with nothing_written(), pytest.raises(CaseRefused):
            _entered(entry)


def test_a_newcomers_entry_is_made_once_for_a_request(sqlite_city: Database) -> None:
    entry, by = _newcomer(_outage()), police(AFTER, "k")
    first = enter_from_paper(entry=entry, act=by)
    with nothing_written():
        assert enter_from_paper(entry=entry, act=by) == first
    with case_refused(Why.FORM_USED):
        _entered(replace(entry, newcomer=replace(OTHER, identity_number="", name="李四")))


def test_a_refused_entry_leaves_somebody_without_a_residence(sqlite_city: Database) -> None:
    outage = _outage()
    case = _entered(_newcomer(outage))
    person = Case.objects.get(id=case).person_id
    reject_from_paper(case_id=case, seen=1, act=_second(), said="地址不符")
    again = PaperEntry(
        OnPaper.RESIDENCE, person, outage, PAD[1], date(2025, 3, 12), NANSHAN, "纸质路4号"
    )
    confirm_from_paper(case_id=_entered(again), seen=1, act=_second())
    assert ResidenceRegistration.objects.get().person_id == person


def test_days_on_paper_are_those_of_the_office_that_enters(city: Database) -> None:
    permit, elsewhere = held(), "9e8d7c6b5a4938271605"
    office = NewOffice(OfficeKind.AGENCY, "别处社区服务站", "", NANSHAN, "")
    administrator = act(BEGAN, actor="admin-1", role="city_administrator")
    open_office(office=office, act=administrator, identifier=elsewhere)
    begun = begin_outage(
        office_id=elsewhere, first_day=BEGAN, reason=OutageReason.POWER_CUT, act=police(ENDED)
    )
    theirs = _endorsement(permit, str(begun["outage"]))
    with case_refused(Why.ANOTHERS_OUTAGE):
        _entered(theirs)
    ours, there = _outage(), replace(police(AFTER), office=elsewhere)
    with case_refused(Why.ANOTHERS_OUTAGE):
        _entered(_endorsement(permit, ours), there)
    assert state_of(_entered(theirs, there)) == "filed"


def test_the_office_above_enters_for_the_one_below(sqlite_city: Database) -> None:
    below = "9e8d7c6b5a4938271605"
    office = NewOffice(OfficeKind.AGENCY, "下属社区服务站", "", NANSHAN, STATION)
    administrator = act(BEGAN, actor="admin-1", role="city_administrator")
    open_office(office=office, act=administrator, identifier=below)
    begun = begin_outage(
        office_id=below, first_day=BEGAN, reason=OutageReason.POWER_CUT, act=police(ENDED)
    )
    assert state_of(_entered(_endorsement(held(), str(begun["outage"])))) == "filed"


def test_a_lost_card_was_blocked_on_its_day(sqlite_city: Database) -> None:
    permit = held()
    produce_card(permit_id=permit, act=issuing(TIMELY))
    card = told(permit)[1][2]["card"]
    hand_over_card(permit_id=permit, card=card, act=police(TIMELY))
    case = _entered(PaperEntry(OnPaper.CARD_LOST, permit, _outage(), PAD[2], date(2025, 3, 12)))
    confirm_from_paper(case_id=case, seen=1, act=_second())
    assert told(permit)[3][:2] == ("card_lost", "2025-03-12")


def test_an_application_is_filed_on_its_day(sqlite_city: Database) -> None:
    entry = PaperEntry(
        OnPaper.APPLICATION,
        a_person(),
        _outage(),
        PAD[3],
        date(2025, 3, 12),
        materials=frozenset({Material.PHOTO}),
    )
    outcome = confirm_from_paper(case_id=_entered(entry), seen=1, act=_second())
    row = Case.objects.get(id=outcome["subject"])
    assert (row.procedure, row.filed_on, row.state) == (
        "application",
        date(2025, 3, 12),
        "filed",
    )
    assert outcome["receipt_number"] == row.receipt_number


def test_the_number_of_an_application_is_given_with_its_entry(sqlite_city: Database) -> None:
    """It bears the day of the form, stays the same if entered anew; another form has another."""
    first, other = (
        PaperEntry(OnPaper.APPLICATION, person, outage, form, date(2025, 3, 12))
        for person, outage, form in zip(
            (a_person(), a_person(OTHER)), [_outage()] * 2, PAD[3:5], strict=True
        )
    )
    outcome = enter_from_paper(entry=first, act=police(AFTER, "k1"))
    number = str(outcome["application_number"])
    assert number[:8] == "20250312"
    assert normal_receipt_number(number) == number != outcome["receipt_number"]
    assert enter_from_paper(entry=first, act=police(AFTER, "k1")) == outcome
    reject_from_paper(case_id=outcome["subject"], seen=1, act=_second())
    again = enter_from_paper(entry=first, act=police(AFTER))
    assert again["application_number"] == number
    assert enter_from_paper(entry=other, act=police(AFTER))["application_number"] != number
    assert not Case.objects.filter(receipt_number=number).exists()
    confirmed = confirm_from_paper(case_id=again["subject"], seen=1, act=_second())
    assert confirmed["receipt_number"] == number
    assert Case.objects.get(receipt_number=number).filed_on == date(2025, 3, 12)


def test_what_is_no_application_is_given_no_other_number(sqlite_city: Database) -> None:
    outcome = enter_from_paper(entry=_endorsement(held(), _outage()), act=police(AFTER))
    assert "application_number" not in outcome


@pytest.mark.parametrize("on", [date(2025, 3, 9), date(2025, 3, 21)])
def test_the_day_lies_in_the_outage(sqlite_city: Database, on: date) -> None:
    permit, outage = held(), _outage()
    with case_refused(Why.NO_OUTAGE):
        _entered(_endorsement(permit, outage, on))


@pytest.mark.parametrize("on", [BEGAN, ENDED])
def test_both_ends_of_the_outage_count(sqlite_city: Database, on: date) -> None:
    case = _entered(_endorsement(held(), _outage(), on))
    assert state_of(case) == "filed"


def test_while_it_lasts_today_is_the_last_day(sqlite_city: Database) -> None:
    permit, outage = held(), _outage(ended=False)
    with case_refused(Why.NO_OUTAGE):
        _entered(_endorsement(permit, outage, date(2025, 3, 26)))
    case = _entered(_endorsement(permit, outage, AFTER))
    end_outage(outage=outage, last_day=ENDED, act=police(AFTER))
    with case_refused(Why.NO_OUTAGE):
        confirm_from_paper(case_id=case, seen=1, act=_second())


def test_a_second_person_confirms(city: Database) -> None:
    case = _entered(_endorsement(held(), _outage()))
    with case_refused(Why.SAME_PERSON):
        confirm_from_paper(case_id=case, seen=1, act=police(AFTER))
    with case_refused(Why.NOT_YOURS):
        confirm_from_paper(case_id=case, seen=1, act=act(AFTER, actor="x", role="auditor"))
    confirm_from_paper(case_id=case, seen=1, act=issuing(AFTER))


def test_a_form_is_entered_once(city: Database) -> None:
    permit, outage = held(), _outage()
    case = _entered(_endorsement(permit, outage))
    twice = PaperEntry(OnPaper.CARD_LOST, permit, outage, PAD[0], TIMELY)
    with case_refused(Why.ALREADY_OPEN):
        _entered(_endorsement(permit, outage, form=PAD[4]))
    confirm_from_paper(case_id=case, seen=1, act=_second())
    with case_refused(Why.FORM_USED):
        _entered(twice)


def test_a_rejected_or_withdrawn_form_can_be_entered_again(sqlite_city: Database) -> None:
    permit, outage = held(), _outage()
    case = _entered(_endorsement(permit, outage))
    with case_refused(Why.SAME_PERSON):
        reject_from_paper(case_id=case, seen=1, act=police(AFTER))
    reject_from_paper(case_id=case, seen=1, act=_second(), said="日期不符")
    assert (state_of(case), told(case)[1][3]) == ("refused", "wrong_form")
    again = _entered(_endorsement(permit, outage))
    withdraw_case(case_id=again, seen=1, act=police(AFTER))
    confirm_from_paper(case_id=_entered(_endorsement(permit, outage)), seen=1, act=_second())


@pytest.mark.parametrize("form", ["", "482913570011", "paper-1"])
def test_what_is_no_number_of_a_form_is_refused(sqlite_city: Database, form: str) -> None:
    permit, outage = held(), _outage()
    with case_refused(Why.WRONG_FORM):
        _entered(_endorsement(permit, outage, form=form))


def test_what_the_law_refuses_is_refused_from_paper_too(sqlite_city: Database) -> None:
    permit = held(issued_on=date(2024, 12, 1))
    case = _entered(_endorsement(permit, _outage()))
    with refused_by_law(Refusal.TOO_EARLY, date(2025, 10, 2)):
        confirm_from_paper(case_id=case, seen=1, act=_second())


def test_the_agency_cannot_endorse_on_paper_where_the_police_do(sqlite_city: Database) -> None:
    by = act(AFTER, actor="agency-1", role="agency_clerk")
    case = _entered(_endorsement(held(), _outage()), by)
    with nothing_written(), pytest.raises(CaseRefused) as caught:
        confirm_from_paper(case_id=case, seen=1, act=_second())
    assert [each.code for each in caught.value.reasons] == ["endorsed_elsewhere"]


def test_what_is_not_known_cannot_be_entered(sqlite_city: Database) -> None:
    permit, outage = held(), _outage()
    with refused(Because.NOT_FOUND):
        _entered(_endorsement("0" * 20, outage))
    with refused(Because.NOT_FOUND):
        _entered(PaperEntry(OnPaper.RESIDENCE, "0" * 20, outage, PAD[0], TIMELY, NANSHAN, "x"))
    with refused(Because.NOT_FOUND):
        _entered(_endorsement(permit, "0" * 20))
    with nothing_written(), pytest.raises(CaseRefused):
        _entered(PaperEntry(OnPaper.RESIDENCE, holder_of(permit), outage, PAD[0], TIMELY))


def test_the_same_request_is_entered_and_confirmed_once(city: Database) -> None:
    permit, outage = held(), _outage()
    entry = _endorsement(permit, outage)
    case = _entered(entry, police(AFTER, "k1"))
    assert _entered(entry, police(AFTER, "k1")) == case
    first = confirm_from_paper(case_id=case, seen=1, act=_second("k2"))
    with nothing_written():
        assert confirm_from_paper(case_id=case, seen=1, act=_second("k2")) == first
    with conflicting():
        reject_from_paper(case_id=case, seen=1, act=_second("k2"))
