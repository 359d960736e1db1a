"""The pages of automatic endorsement: an officer signs, a clerk records, a body confirms."""

import re
from dataclasses import replace

import pytest
from django.test import Client
from tests.office.casework.automatic.acting import a_body
from tests.office.counter.conftest import ISSUED_ON, Clerk
from tests.office.records.conftest import Appointed, browser_of
from tests.office.registry.acting import DETAILS, NUMBER, a_permit, a_person, told

from anju.office.access.models import Account, BodyKind
from anju.office.access.roles import Role
from anju.office.casework.automatic.consent import consent_of
from anju.office.casework.automatic.rules import signed_in

PUDONG = "310115"
RIGHT, NOBODYS = "11010519491231002X", "440106199002280031"
TOLD = {"name": "欧阳晓晨", "number": "11010519491231002x", "what": "address", "holds": "yes"}
"""What a landlord types, with a small letter."""


@pytest.fixture
def permit(desk: str) -> str:
    """A permit whose window is open, in a place that endorses automatically."""
    return a_permit(
        a_person(replace(DETAILS, identity_number=RIGHT), PUDONG), NUMBER, ISSUED_ON, PUDONG
    )


@pytest.fixture
def body(appointed: Appointed, permit: str) -> Client:
    """The browser of a landlord of that place."""
    account = appointed(Role.ASSISTING_BODY, place=PUDONG)
    a_body(BodyKind.LANDLORD, account.id)
    return browser_of(account)


def holder_of(permit: str) -> str:
    return str(told(permit)[0][2]["person"])


def test_an_officer_reads_signs_and_ends_the_rules(clerk: Clerk) -> None:
    officer = clerk(Role.ISSUING_OFFICER, place=PUDONG)
    before = officer.get("/desk/automatic/").content.decode()
    assert "Not signed" in before
    assert "nobody is refused by itself" in before
    key = re.search(r'name="key" value="([0-9a-f]+)"', before)
    assert key
    for _ in range(2):  # pressed twice, signed once
        sent = {"what": "signed", "key": key[1]}
        page = officer.post("/desk/automatic/sign/", sent, follow=True).content.decode()
        assert "It was recorded." in page
    signed = signed_in(PUDONG)
    assert signed is not None
    assert signed.entry_hash in officer.get("/desk/automatic/").content.decode()
    officer.post("/desk/automatic/sign/", {"what": "ended"})
    assert signed_in(PUDONG) is None


def test_a_clerk_signs_no_rules(clerk: Clerk) -> None:
    assert clerk(place=PUDONG).post("/desk/automatic/sign/", {"what": "signed"}).status_code == 403
    assert signed_in(PUDONG) is None


def test_a_clerk_records_that_the_holder_agrees_and_withdraws(permit: str, clerk: Clerk) -> None:
    desk, person = clerk(place=PUDONG), holder_of(permit)
    desk.post("/why/", {"purpose": "counter", "next": "/"})
    url = f"/desk/permits/{permit}/automatic/"
    offered = desk.get(url).content.decode()
    assert 'value="give"' in offered
    assert 'value="withdraw"' not in offered
    assert desk.post(url, {"key": "k1", "what": "give"}).status_code == 302
    assert consent_of([person]).is_given
    assert desk.post(url, {"key": "k2", "what": "withdraw"}).status_code == 302
    assert not consent_of([person]).is_given


def test_a_body_confirms_for_one_of_its_people(permit: str, body: Client) -> None:
    person = holder_of(permit)
    answer = body.post("/desk/evidence/", {**TOLD, "key": "k1"})
    assert answer.status_code == 302
    kind, _, payload, _ = told(person)[-1]
    assert kind == "evidence_supplied"
    assert (payload["evidence"], payload["finding"]) == ("address", "holds")
    body.post("/desk/evidence/", {**TOLD, "key": "k1"})
    assert len(told(person)) == 2


def test_a_body_is_offered_what_it_can_know_and_nothing_else(permit: str, body: Client) -> None:
    offered = body.get("/desk/evidence/").content.decode()
    assert 'value="address"' in offered
    assert 'value="employment"' not in offered
    assert "social insurance" not in offered
    answer = body.post("/desk/evidence/", {**TOLD, "what": "employment", "key": "k1"})
    assert answer.status_code == 422
    assert len(told(holder_of(permit))) == 1


def test_months_belong_to_the_insurance(permit: str, body: Client) -> None:
    a_body(BodyKind.EMPLOYER, str(Account.objects.get(username=Role.ASSISTING_BODY).id))
    told_in = {**TOLD, "months": "8"}
    answer = body.post("/desk/evidence/", {**told_in, "what": "employment", "key": "k1"})
    assert answer.status_code == 422
    assert "leave the months out" in answer.content.decode()
    answer = body.post("/desk/evidence/", {**told_in, "what": "insurance", "key": "k2"})
    assert answer.status_code == 302
    assert told(holder_of(permit))[-1][2]["months"] == "8"


@pytest.mark.parametrize(
    "wrong",
    [{"name": "欧阳晓"}, {"number": NOBODYS}],
    ids=["another name", "nobody's number"],
)
def test_nobody_learns_by_it_who_is_recorded(
    permit: str, body: Client, wrong: dict[str, str]
) -> None:
    answer = body.post("/desk/evidence/", {**TOLD, **wrong, "key": "k1"})
    assert answer.status_code == 422
    assert "evidence_supplied" not in {kind for kind, *_ in told(holder_of(permit))}


def test_a_clerk_confirms_nothing_in_the_place_of_a_body(clerk: Clerk) -> None:
    assert clerk(place=PUDONG).get("/desk/evidence/").status_code == 403
