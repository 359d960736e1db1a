"""What was done on paper is entered: with its legal day, the form's number, and why it was paper.

Nothing is done with it before a second person has confirmed it (`confirming`); only whose first
residence it is comes on record with the entry, from the day of the form on.  The day lies in an
outage of the office (`outages`), and a form is entered once (`forms`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from anju.law.applicant_facts import AgentRelation
from anju.law.materials import Material
from anju.office.casework.application.declaration import Declaration
from anju.office.casework.cases.opening import Filing, open_case
from anju.office.casework.cases.receipt_numbers import receipt_number_beforehand
from anju.office.casework.desk.offices import offices_of
from anju.office.casework.paper_mode.forms import normal_form_number
from anju.office.casework.paper_mode.outages import outage_on
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import CaseRefused, Why
from anju.office.common.canonical import canonical_bytes
from anju.office.registry.details.fingerprints import fingerprint_of, keyed_fingerprint
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome, once
from anju.office.registry.people.models import Person
from anju.office.registry.people.registering import register_person
from anju.office.registry.permits.models import Permit
from anju.office.registry.refused import Because, Refused


class OnPaper(StrEnum):
    """What can be done on paper while the office has no system."""

    APPLICATION = "application"
    CARD_LOST = "card_lost"
    ENDORSEMENT = "endorsement"
    RESIDENCE = "residence"


ABOUT_A_PERMIT = frozenset({OnPaper.CARD_LOST, OnPaper.ENDORSEMENT})
"""What is done with a permit; the rest is done for a person."""


@dataclass(frozen=True, slots=True)
class PaperEntry:
    """A filled-in form: what was done in which outage, on which legal day, its printed number.

    `about` is the permit, or the person where it is about none.  `address` and `division_code` are
    those of a residence, `declaration` and `materials` those of an application.  Whoever came for
    them, as `relation`, is `agent`, or for an application `agent_said` (`ActsFor.as_said`);
    `hardly_able` tells of the holder of an endorsement what the law asks then.  `newcomer` is who
    the residence is of where it is the first one: `about` is empty then.
    """

    what: OnPaper
    about: str
    outage: str
    form: str
    on: date
    division_code: str = ""
    address: str = ""
    declaration: Declaration = field(default_factory=Declaration)
    materials: frozenset[Material] = frozenset()
    agent: str = ""
    agent_said: str = ""
    relation: AgentRelation | None = None
    hardly_able: bool | None = None
    newcomer: PersonalDetails | None = None


def enter_from_paper(*, entry: PaperEntry, act: Act) -> Outcome:
    """Enter a form; the outcome's subject is the case that waits for a second person.

    The outage is one of the actor's office, or of one that it looks after.  Of an application the
    outcome tells the `application_number`, the receipt number that it will have.  Raises
    CaseRefused where the day lies in no outage, for another office's, for a number that is none,
    and for a form that was entered before.
    """
    return once(act, _named(entry), lambda: _entered(entry, act))


def _entered(entry: PaperEntry, act: Act) -> Outcome:
    outage = outage_on(entry.outage, entry.on, act)
    if outage.office_id not in offices_of(act.office):
        raise CaseRefused(Why.ANOTHERS_OUTAGE)
    form = _form(entry)
    if entry.what is OnPaper.RESIDENCE and not (entry.address and entry.division_code):
        raise CaseRefused(Why.NOT_COMPLETE, missing=("residence_place",))
    person_id, permit_id = _about(entry, act)
    filing = Filing(
        Procedure.PAPER_ENTRY,
        person_id,
        act.today,
        permit_id=permit_id,
        asks=_asks(entry, form, outage.reason, act),
        said=entry.address or entry.agent_said,
        materials=frozenset(each.value for each in entry.materials),
        agent=entry.agent,
        relation=entry.relation.value if entry.relation else "",
    )
    outcome = open_case(filing, act)
    number = filing.asks.get("receipt")
    return outcome | {"application_number": number} if number else outcome


def _named(entry: PaperEntry) -> dict[str, str]:
    """What makes a request to enter a form what it is; what is personal by its fingerprint."""
    told = {name: str(getattr(entry, name)) for name in ("what", "about", "outage", "form", "on")}
    content = canonical_bytes(
        {
            "said": [entry.address, entry.agent_said, entry.agent, str(entry.relation)],
            "place": entry.division_code,
            "declared": entry.declaration.as_asked(),
            "asked": [*sorted(entry.materials), str(entry.hardly_able)],
        }
    )
    newcomer = fingerprint_of(entry.newcomer) if entry.newcomer else ""
    return {**told, "newcomer": newcomer, "content": keyed_fingerprint(content)}


def _form(entry: PaperEntry) -> str:
    try:
        return normal_form_number(entry.form)
    except ValueError:
        raise CaseRefused(Why.WRONG_FORM) from None


def _about(entry: PaperEntry, act: Act) -> tuple[str, str]:
    """The person and the permit, empty where it is about none; raises Refused.

    Somebody new comes on record first, from the day of the form on.
    """
    if entry.newcomer is not None and entry.what is OnPaper.RESIDENCE:
        then = replace(act, today=entry.on)
        made = register_person(details=entry.newcomer, division_code=entry.division_code, act=then)
        return str(made["subject"]), ""
    if entry.what in ABOUT_A_PERMIT:
        permit = Permit.objects.filter(id=entry.about).first()
        if permit is None:
            raise Refused(Because.NOT_FOUND)
        return str(permit.person_id), permit.id
    if not Person.objects.filter(id=entry.about).exists():
        raise Refused(Because.NOT_FOUND)
    return entry.about, ""


def _asks(entry: PaperEntry, form: str, reason: str, act: Act) -> Mapping[str, Any]:
    """Codes, days and identifiers; who entered it did it on paper, in the role of then."""
    told: dict[str, Any] = {
        "what": entry.what.value,
        "outage": entry.outage,
        "reason": reason,
        "form": form,
        "on": entry.on.isoformat(),
        "role": act.role,
    }
    if entry.what is OnPaper.RESIDENCE:
        told["division_code"] = entry.division_code
    if entry.newcomer is not None:
        told["newcomer"] = True
    if entry.what is OnPaper.APPLICATION:
        told["declaration"] = entry.declaration.as_asked()
        told["receipt"] = receipt_number_beforehand(entry.on, form)
    if entry.hardly_able is not None:
        told["hardly_able"] = entry.hardly_able
    return told
