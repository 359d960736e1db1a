"""What the tests of endorsing stand on: permits of places whose measures differ, and what is told.

Shenzhen (440305): window from 14 January 2025, last good day 14 March 2025, late begins anew,
lapses after 14 March 2027, only the police endorse.  Dongguan (441900): the national reading, one
month, last good day 15 March 2025.  Pudong (310115): grace to 13 May 2025, hardship to 14 March
2026, any office.  Hangzhou (330106): the gap is left out.  All for a permit of 15 March 2024.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from tests.office.registry.acting import DETAILS, NUMBER, a_permit, a_person, act, officer

from anju.law.applicant_facts import Applicant, Insurance
from anju.law.endorsement_file import Change
from anju.law.materials import Material
from anju.office.casework.endorsement.examining import examine_changed
from anju.office.casework.endorsement.filing import Changed, file_changed
from anju.office.casework.endorsement.told import told_of
from anju.office.casework.models import Case
from anju.office.registry.ledger.entries import Act, read_chain
from anju.office.registry.models import Permit
from anju.office.registry.permits.answers import answer
from anju.office.registry.permits.fold import fold_permit

DONGGUAN, FUTIAN, HANGZHOU, NANSHAN, PUDONG = "441900", "440304", "330106", "440305", "310115"
EVERYWHERE = "000000"
ISSUED_ON = date(2024, 3, 15)
TIMELY = date(2025, 3, 10)


def held(place: str = NANSHAN, issued_on: date = ISSUED_ON) -> str:
    """A permit of a place; its identifier."""
    return a_permit(a_person(DETAILS, place), NUMBER, issued_on, place)


def holder_of(permit: str) -> str:
    """Whose a permit is."""
    return str(Permit.objects.get(id=permit).person_id)


def police(today: date, key: str = "", *, within: str = EVERYWHERE, actor: str = "clerk-1") -> Act:
    """A clerk of the police station acts."""
    return act(today, key, within=within, actor=actor)


def agency(today: date, key: str = "", *, within: str = EVERYWHERE) -> Act:
    """A clerk of an entrusted agency acts."""
    return act(today, key, actor="agency-1", role="agency_clerk", within=within)


def issuing(today: date, key: str = "", *, actor: str = "officer-1") -> Act:
    """An issuing officer acts."""
    return officer(today, key, actor=actor, within=EVERYWHERE)


def said_of(outcome: dict[str, Any], *names: str) -> tuple[Any, ...]:
    """Some of what an outcome says."""
    return tuple(outcome[name] for name in names)


def did(outcome: Mapping[str, Any]) -> dict[str, Any]:
    """What the endorsement of an outcome did to its permit, as a receipt tells it."""
    return told_of(str(outcome["subject"]), int(outcome["number"])).as_outcome()


def kinds_of(subject: str) -> list[str]:
    """The kinds of the entries of a subject, in order."""
    return [entry.kind for entry in read_chain(subject)]


LEASE = frozenset({Material.RESIDENT_IDENTITY_CARD, Material.LEASE})
CONTRACT = frozenset({Material.RESIDENT_IDENTITY_CARD, Material.LABOUR_CONTRACT})
GOES_ON = Applicant(
    registered_months_of_last_12=12, insurance=Insurance(months_of_last_12=12), merits=frozenset()
)
"""A holder who meets what Shenzhen asks for."""
LOST = replace(GOES_ON, insurance=Insurance(months_of_last_12=3))
"""A holder who does not."""


def filed(
    permit: str,
    materials: frozenset[Material] = CONTRACT,
    *,
    on: date = TIMELY,
    by: Act | None = None,
) -> str:
    """An endorsement filed by somebody who changed work; the case."""
    changed = Changed(frozenset({Change.EMPLOYMENT}), materials)
    return str(file_changed(permit_id=permit, changed=changed, act=by or police(on))["subject"])


def examined(case: str, holder: Applicant = GOES_ON, *, on: date = TIMELY) -> None:
    """The case examined by a police clerk."""
    examine_changed(case_id=case, holder=holder, still_lives_there=True, seen=None, act=police(on))


def state_of(case: str) -> str:
    """Where a case stands."""
    return Case.objects.get(id=case).state


def standing_on(permit: str, day: date) -> str:
    """The status of a permit on a day."""
    standing = answer(fold_permit(read_chain(permit)), day).standing
    assert standing
    return standing.status.value
