"""Opens a case: the filing, and the steps that are taken with it on the spot."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from anju.office.casework.cases.fold import ACTION_OF, CaseRecord, fold_case
from anju.office.casework.cases.handing_in import hand_in
from anju.office.casework.cases.receipt_numbers import make_receipt_number
from anju.office.casework.cases.states import Action
from anju.office.casework.cases.working_on import may_take, take_all
from anju.office.casework.cases.writing import write_case
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import CaseRefused, Why
from anju.office.common.canonical import canonical_json
from anju.office.common.ids import new_id
from anju.office.places.measures import MeasuresInForce, measures_in_force
from anju.office.places.models import Office
from anju.office.registry.details.fingerprints import keyed_fingerprint
from anju.office.registry.details.keeping import keep
from anju.office.registry.details.models import DetailKind
from anju.office.registry.ledger.append import append
from anju.office.registry.ledger.entries import Act, Draft, Recorded
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome, once, outcome_of
from anju.office.registry.people.working_on import locked_person
from anju.office.registry.refused import not_in_future


@dataclass(frozen=True, slots=True)
class Filing:
    """What is filed: the procedure, for whom, from which legal day, with what.

    `asks` holds codes, days and identifiers; `said` is personal text, kept sealed and only
    committed to.  `agent` is the person who files for another, as what (`relation`); `batch`
    names the list of an assisting body.  `materials` are codes of what was handed in, `uploads`
    their scans as `identifier:commitment`.  `office_id` is the office that has to act, where it
    is not the actor's own.  `receipt_number` is one that was given beforehand (`paper_mode`).
    """

    procedure: Procedure
    person_id: str
    filed_on: date
    permit_id: str = ""
    asks: Mapping[str, Any] = field(default_factory=dict)
    said: str = ""
    materials: frozenset[str] = frozenset()
    uploads: tuple[str, ...] = ()
    channel: str = "counter"
    agent: str = ""
    relation: str = ""
    batch: str = ""
    office_id: str = ""
    receipt_number: str = ""


Further = Callable[[CaseRecord, MeasuresInForce], Sequence[Draft]]
"""Says which steps are taken together with the filing."""


def _nothing_further(_record: CaseRecord, _in_force: MeasuresInForce) -> Sequence[Draft]:
    return ()


def open_case(filing: Filing, act: Act, further: Further = _nothing_further) -> Outcome:
    """File a case in one transaction, once for each request, and take further steps with it.

    The outcome's subject is the case; `receipt_number` is what its holder is given.  Raises
    CaseRefused where a case of this procedure is open already, and Refused for a person outside
    the jurisdiction of the actor.
    """
    return once(act, _asked(filing), lambda: _opened(filing, act, further))


def _opened(filing: Filing, act: Act, further: Further) -> Outcome:
    not_in_future(filing.filed_on, act.today)
    may_take(filing.procedure, Action.FILE, act)
    person = locked_person(filing.person_id, act)
    hand_in(filing.person_id, filing.uploads, act)
    case_id, number = new_id(), filing.receipt_number or make_receipt_number(filing.filed_on)
    told = _told(filing, case_id, number, act)
    entries = append(case_id, None, [Draft(Kind.CASE_FILED, filing.filed_on, told)], act)
    record = fold_case(entries)
    drafts = further(record, measures_in_force())
    for draft in drafts:
        may_take(filing.procedure, ACTION_OF[draft.kind], act)
    more = append(case_id, entries[-1], drafts, act) if drafts else []
    take_all(record, more)
    write_case(record, is_new=True)
    every: list[Recorded] = [*entries, *more]
    outcome = outcome_of(every, [entry.id for entry in every])
    return outcome | {"receipt_number": number, "person": person.id}


def _told(filing: Filing, case_id: str, number: str, act: Act) -> dict[str, object]:
    office = _office(filing.office_id or act.office)
    told: dict[str, object] = {
        "procedure": filing.procedure.value,
        "person": filing.person_id,
        "office": office.id,
        "division_code": office.division_code,
        "receipt": number,
        "channel": filing.channel,
    }
    optional = {
        "permit": filing.permit_id,
        "asks": canonical_json(filing.asks) if filing.asks else "",
        "materials": " ".join(sorted(filing.materials)),
        "uploads": " ".join(filing.uploads),
        "agent": filing.agent,
        "relation": filing.relation,
        "batch": filing.batch,
    }
    if filing.said:
        kept = keep(filing.person_id, case_id, DetailKind.REQUEST, filing.said.encode(), version=1)
        optional["said"] = kept.commitment
    return told | {name: value for name, value in optional.items() if value}


def _office(office_id: str) -> Office:
    found = Office.objects.filter(id=office_id, last_day__isnull=True).first()
    if found is None:
        raise CaseRefused(Why.NO_OFFICE)
    return found


def _asked(filing: Filing) -> dict[str, str | int]:
    return {
        "file": filing.procedure.value,
        "person": filing.person_id,
        "permit": filing.permit_id,
        "on": filing.filed_on.isoformat(),
        "asks": canonical_json(filing.asks),
        "said": keyed_fingerprint(filing.said.encode()) if filing.said else "",
        "materials": " ".join(sorted(filing.materials)),
        "uploads": " ".join(filing.uploads),
        "agent": filing.agent,
        "relation": filing.relation,
        "batch": filing.batch,
    }
