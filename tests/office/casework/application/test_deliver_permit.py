"""Where permits are electronic only, a granted case ends without a card."""

from datetime import date

from tests.office.casework.acting import case_of, case_refused
from tests.office.casework.application.given import (
    APPLICANT,
    PAPERS,
    an_application,
    examiner,
    granted,
)
from tests.office.databases import Database
from tests.office.registry.acting import (
    FOUNDED_ON,
    a_person,
    act,
    conflicting,
    nothing_is_amiss,
    officer,
    told,
)

from anju.law.applicant_facts import Ground
from anju.office.casework.application.declaration import ClaimedGround, Declaration
from anju.office.casework.application.examining import examine_application
from anju.office.casework.application.filing import file_and_accept
from anju.office.casework.application.granting import grant_application
from anju.office.casework.application.handing_over import deliver_permit, produce_card
from anju.office.casework.refused import Why
from anju.office.places.models import OfficeKind
from anju.office.registry.city.offices import NewOffice, open_office
from anju.office.registry.ledger.entries import Act
from anju.office.registry.people.registering import Residence, register_residence
from anju.office.registry.permits.models import Card, Permit

CHAOYANG, OFFICE = "110105", "5a6b7c8d9e0f1a2b3c4d"
TODAY = date(2026, 11, 23)


def in_beijing(role: str, actor: str, key: str = "") -> Act:
    by = act(TODAY, key, actor=actor, role=role, within=CHAOYANG)
    return Act(actor, OFFICE, role, CHAOYANG, TODAY, by.at, key)


def granted_in_beijing() -> str:
    """A granted case of Chaoyang in Beijing."""
    administrator = act(FOUNDED_ON, actor="a", role="city_administrator", within=CHAOYANG)
    office = NewOffice(OfficeKind.POLICE_STATION, "朝阳派出所", "", CHAOYANG, "")
    open_office(office=office, act=administrator, identifier=OFFICE)
    person = a_person(APPLICANT, CHAOYANG)
    residence = Residence(CHAOYANG, "北京市朝阳区望京街9号", OFFICE, date(2026, 1, 8))
    register_residence(person_id=person, residence=residence, act=in_beijing("police_clerk", "c"))
    ahead = ClaimedGround(Ground.EMPLOYMENT, None, date(2028, 1, 1))
    declaration = Declaration(grounds=(ahead,))
    application = an_application(person, declaration, PAPERS)
    filed = file_and_accept(application=application, act=in_beijing("police_clerk", "c"))
    case = str(filed["subject"])
    examine_application(case_id=case, seen=None, act=in_beijing("police_clerk", "d"))
    grant_application(case_id=case, seen=None, act=in_beijing("issuing_officer", "e"))
    return case


def test_the_permit_is_delivered_without_a_card(city: Database) -> None:
    case = granted_in_beijing()
    by = in_beijing("police_clerk", "c", "k")
    outcome = deliver_permit(case_id=case, seen=4, act=by)
    assert told(case)[-1][:3] == ("case_delivered", "2026-11-23", {})
    row = case_of(outcome)
    assert (row.state, row.outcome, row.ended_on, row.clock_on) == (
        "delivered",
        "granted",
        TODAY,
        None,
    )
    assert (Card.objects.count(), Permit.objects.count()) == (0, 1)
    assert deliver_permit(case_id=case, seen=4, act=by) == outcome
    with conflicting():
        produce_card(case_id=case, seen=4, act=by)
    nothing_is_amiss()


def test_no_card_is_produced_there(sqlite_city: Database) -> None:
    case = granted_in_beijing()
    with case_refused(Why.LAW):
        produce_card(case_id=case, seen=None, act=in_beijing("police_clerk", "c"))


def test_where_cards_are_made_one_is_produced(sqlite_city: Database) -> None:
    case = granted()
    with case_refused(Why.LAW):
        deliver_permit(case_id=case, seen=None, act=examiner())


def test_an_officer_does_not_deliver(sqlite_city: Database) -> None:
    case = granted()
    with case_refused(Why.NOT_YOURS):
        produce_card(case_id=case, seen=None, act=officer(TODAY))
