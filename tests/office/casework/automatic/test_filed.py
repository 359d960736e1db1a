"""What a holder filed online is endorsed by itself where that is agreed, signed and met."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests.office.casework.automatic.acting import a_body, by_body
from tests.office.databases import Database
from tests.office.registry.acting import (
    DETAILS,
    NUMBER,
    STATION,
    a_permit,
    a_person,
    act,
    nothing_written,
    officer,
    told,
)

from anju.law.automatic import Confirmed
from anju.office.access.models import BodyKind
from anju.office.casework.automatic.consent import give_consent, withdraw_consent
from anju.office.casework.automatic.deciding import endorse_filed_automatically
from anju.office.casework.automatic.evidence import supply_evidence
from anju.office.casework.automatic.rules import end_rules, sign_rules, signed_for
from anju.office.casework.cases.channels import Channel
from anju.office.casework.endorsement.asking import AskedBy
from anju.office.casework.endorsement.told import Told
from anju.office.casework.models import Case
from anju.office.casework.unchanged.filing import file_unchanged
from anju.office.registry.ledger.entries import read_chain
from anju.office.registry.people.registering import Residence, register_residence

Do = Callable[[], object]
ISSUED_ON, DAY = date(2025, 12, 15), date(2026, 11, 24)
AT = datetime(2026, 11, 24, 2, tzinfo=UTC)
PUDONG = "310115"
CLERK = act(DAY, within=PUDONG)
OFFICER = officer(DAY, within=PUDONG)


@pytest.fixture
def person(city: Database) -> str:
    """Somebody who lives in a place that endorses automatically."""
    a_body(BodyKind.LANDLORD)
    person = a_person(DETAILS, PUDONG)
    home = Residence(PUDONG, "世纪大道12号", STATION, date(2024, 3, 1))
    register_residence(person_id=person, residence=home, act=CLERK)
    return person


def filed(person: str) -> tuple[str, str]:
    """Their permit, and the case of the endorsement that they filed for it."""
    permit = a_permit(person, NUMBER, ISSUED_ON, PUDONG)
    acting = replace(CLERK, actor="holder-1", office="", role="holder", persons=(person,))
    outcome = file_unchanged(permit_id=permit, asked_by=AskedBy(Channel.ONLINE), act=acting)
    return permit, str(outcome["subject"])


def agree(person: str) -> None:
    give_consent(person_id=person, channel=Channel.COUNTER, place=PUDONG, act=CLERK)


def confirm(person: str, holds: bool) -> None:
    """The landlord says whether they live there."""
    acting = by_body(DAY, PUDONG)
    supply_evidence(person_id=person, what=Confirmed.ADDRESS, holds=holds, act=acting)


def endorsed(case: str) -> Told | None:
    return endorse_filed_automatically(case_id=case, today=DAY, at=AT)


def test_what_is_agreed_signed_and_met_is_granted_once_by_the_system(person: str) -> None:
    agree(person)
    sign_rules(act=OFFICER)
    confirm(person, holds=True)
    permit, case = filed(person)
    done = endorsed(case)
    assert done is not None
    assert done.endorsed_on == DAY
    assert [kind for kind, *_ in told(permit)[1:]] == ["endorsement_filed", "endorsement_decided"]
    granted, signed = read_chain(case)[-1], signed_for(PUDONG)
    assert signed is not None
    assert (granted.kind, granted.actor) == ("case_granted", "system")
    assert granted.told == {"result": permit, "rules": signed.entry_hash}
    assert Case.objects.get(id=case).outcome == "granted"
    with nothing_written():
        assert endorsed(case) is None


def test_whatever_is_not_there_leaves_it_to_a_clerk(person: str) -> None:
    _, case = filed(person)
    taken_away: dict[str, Do] = {
        "consent": lambda: withdraw_consent(person_id=person, channel=Channel.COUNTER, act=CLERK),
        "signature": lambda: end_rules(act=OFFICER),
        "home": lambda: confirm(person, holds=False),
    }
    there: dict[str, Do] = {
        "consent": lambda: agree(person),
        "signature": lambda: sign_rules(act=OFFICER),
        "home": lambda: confirm(person, holds=True),
    }
    for bring in there.values():
        with nothing_written():
            assert endorsed(case) is None
        bring()
    for name, take in taken_away.items():
        take()
        with nothing_written():
            assert endorsed(case) is None, name
        there[name]()
    assert endorsed(case) is not None
