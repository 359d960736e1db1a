"""Seizing a card got by fraud, or a forged one of nobody's permit; giving back what was genuine."""

from datetime import date

import pytest
from tests.office.casework.acting import agency_clerk, case_refused
from tests.office.casework.cards.given import a_permit_with_a_card
from tests.office.databases import Database
from tests.office.registry.acting import (
    FUTIAN,
    STATION,
    a_permit,
    a_person,
    act,
    nothing_is_amiss,
    nothing_written,
    officer,
    refused,
    told,
)

from anju.law.penalties import Offence
from anju.office.casework.cards.filing import renew_damaged_card
from anju.office.casework.offences.seizing import (
    Came,
    give_back_card,
    return_forgery,
    seize_forgery,
    seize_permit_card,
)
from anju.office.casework.refused import Why
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.models import Card
from anju.office.registry.refused import Because

DAY = date(2024, 9, 2)
FINDING = "f" * 20


def _seize(
    permit: str, offence: Offence = Offence.FALSE_PROOF, acting: Act | None = None
) -> Outcome:
    return seize_permit_card(
        permit_id=permit, offence=offence, finding=FINDING, act=acting or act(DAY)
    )


def test_a_card_got_by_false_proof_is_seized(city: Database) -> None:
    permit, card = a_permit_with_a_card()
    assert _seize(permit)["card"] == card
    payload = {"card": card, "offence": "false_proof", "finding": FINDING}
    assert told(permit)[-1] == ("card_seized", "2024-09-02", payload, "fraud")
    assert Card.objects.get(id=card).seized_on == DAY
    with refused(Because.NOTHING_TO_DO):
        _seize(permit)
    nothing_is_amiss()


@pytest.mark.parametrize(
    "offence",
    [
        Offence.LENDING_OR_TRANSFERRING,
        Offence.WITHHOLDING_ANOTHERS_PERMIT,
        Offence.USING_ANOTHERS_PERMIT,
    ],
)
def test_for_other_offences_no_card_is_seized(offence: Offence, sqlite_city: Database) -> None:
    permit, _ = a_permit_with_a_card()
    with case_refused(Why.LAW):
        _seize(permit, offence)


def test_a_card_made_elsewhere_is_seized_too(sqlite_city: Database) -> None:
    permit = a_permit(a_person())
    assert _seize(permit)["card"] == ""
    give_back_card(permit_id=permit, card="", act=officer(DAY))
    assert told(permit)[-1][0] == "card_seizure_ended"


def test_a_wrongly_seized_card_is_given_back_by_another(city: Database) -> None:
    permit, card = a_permit_with_a_card()
    _seize(permit)
    with case_refused(Why.SAME_PERSON):
        give_back_card(permit_id=permit, card=card, act=act(DAY))
    give_back_card(permit_id=permit, card=card, act=officer(DAY))
    assert told(permit)[-1][3] == "seized_wrongly"
    assert Card.objects.get(id=card).seized_on is None


def test_for_a_seized_card_no_new_one_is_made(sqlite_city: Database) -> None:
    """It is neither damaged nor lost: it was taken, and its return is asked for."""
    permit, _ = a_permit_with_a_card()
    _seize(permit)
    with case_refused(Why.LAW):
        renew_damaged_card(permit_id=permit, unreadable=True, old_card_returned=True, act=act(DAY))


def test_a_forged_card_of_nobodys_permit_is_taken_in(city: Database) -> None:
    bearer = a_person()
    number = int(seize_forgery(bearer=bearer, finding=FINDING, act=act(DAY))["number"])
    payload = {"person": bearer, "finding": FINDING}
    assert told(STATION)[-1] == ("forgery_seized", "2024-09-02", payload, "")
    with case_refused(Why.SAME_PERSON):
        return_forgery(seizure=number, act=act(DAY))
    return_forgery(seizure=number, act=officer(DAY))
    last = ("forgery_returned", "2024-09-02", {"seizure": number}, "seized_wrongly")
    assert told(STATION)[-1] == last
    with refused(Because.NOTHING_TO_DO):
        return_forgery(seizure=number, act=officer(DAY))
    nothing_is_amiss()


def test_a_forged_card_of_a_bearer_who_is_not_known_is_taken_in(city: Database) -> None:
    number = int(seize_forgery(came=Came.HANDED_IN, act=act(DAY))["number"])
    assert told(STATION)[-1] == ("forgery_seized", "2024-09-02", {"came": "handed_in"}, "")
    return_forgery(seizure=number, act=officer(DAY))
    nothing_is_amiss()


@pytest.mark.parametrize("known", [True, False])
def test_a_bearer_is_known_or_it_is_said_how_the_card_came(
    sqlite_city: Database, *, known: bool
) -> None:
    bearer, came = (a_person(), Came.SHOWN) if known else ("", None)
    with case_refused(Why.EVIDENCE_MISSING):
        seize_forgery(bearer=bearer, came=came, act=act(DAY))


def test_what_was_not_seized_is_not_returned(sqlite_city: Database) -> None:
    with refused(Because.NOTHING_TO_DO):
        return_forgery(seizure=1, act=officer(DAY))


def test_who_seizes_and_where(sqlite_city: Database) -> None:
    permit, _ = a_permit_with_a_card()
    with case_refused(Why.NOT_YOURS):
        _seize(permit, acting=agency_clerk(DAY))
    with case_refused(Why.NOT_YOURS):
        seize_forgery(came=Came.FOUND, act=agency_clerk(DAY))
    with refused(Because.NOT_FOUND):
        _seize(permit, acting=act(DAY, within=FUTIAN))
    with case_refused(Why.NO_OFFICE):
        seize_forgery(came=Came.FOUND, act=act(DAY, within=FUTIAN))


def test_the_same_request_seizes_once(city: Database) -> None:
    permit, _ = a_permit_with_a_card()
    first = _seize(permit, acting=act(DAY, "k"))
    forged = seize_forgery(came=Came.FOUND, act=act(DAY, "f"))
    with nothing_written():
        assert _seize(permit, acting=act(DAY, "k")) == first
        assert seize_forgery(came=Came.FOUND, act=act(DAY, "f")) == forged
