"""Holders recorded by the single operations, one change after the other: the slow way."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from anju.law.facts import Decision
from anju.office.common.ids import new_id
from anju.office.registry.bulk.permits import Event, steps_of
from anju.office.registry.intake import NewGround, NewHolder, NewPermit, NewRegistration
from anju.office.registry.ledger.entries import Act, Draft, read_chain
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.people.registering import (
    Residence,
    end_residence,
    record_ground,
    register_person,
    register_residence,
)
from anju.office.registry.people.working_on import change_person
from anju.office.registry.permits.cancelling import (
    CancelReason,
    annul_cancellation,
    cancel,
    heal_gap,
)
from anju.office.registry.permits.endorsing import decide_endorsement, endorse, file_endorsement
from anju.office.registry.permits.issuing import Issue, issue_permit
from anju.office.registry.permits.working_on import change


def record_one_by_one(holder: NewHolder, act: Act) -> None:
    """Record a holder whose offices are named by their identifiers."""
    firsts = [day for day, *_ in _lived(holder)]
    firsts += [permit.facts.issued_on for permit in holder.permits]
    place = min(holder.registrations, key=lambda each: each.first_day).division_code
    registered = register_person(
        details=holder.details, division_code=place, act=replace(act, today=min(firsts))
    )
    person_id = registered["subject"]
    records: dict[int, str] = {}
    for day, ends, place_of_it, told in sorted(_lived(holder), key=lambda step: step[:3]):
        done = replace(act, today=day)
        if isinstance(told, NewRegistration):
            _residence(person_id, told, records, place_of_it, replace(done, office=told.office))
        elif ends:
            _end_ground(person_id, records[place_of_it], day, done)
        else:
            evidence_on = told.evidence_on or day
            record_ground(
                person_id=person_id,
                ground=told.kind,
                first_day=day,
                evidence=told.evidence,
                evidence_on=evidence_on,
                act=replace(done, today=max(day, evidence_on)),
            )
            records[place_of_it] = _last_record(person_id)
    for permit in holder.permits:
        _permit(person_id, permit, act)


def _lived(holder: NewHolder) -> Iterator[tuple[date, bool, int, NewRegistration | NewGround]]:
    told: tuple[NewRegistration | NewGround, ...] = (*holder.registrations, *holder.grounds)
    for number, each in enumerate(told):
        yield each.first_day, False, number, each
        if each.last_day:
            yield each.last_day, True, number, each


def _residence(
    person_id: str, told: NewRegistration, records: dict[int, str], number: int, act: Act
) -> None:
    if number in records:
        record = records[number]
        end_residence(person_id=person_id, record=record, last_day=act.today, reason="", act=act)
        return
    residence = Residence(told.division_code, told.address, told.office, told.first_day)
    register_residence(person_id=person_id, residence=residence, act=act)
    records[number] = _last_record(person_id)


def _last_record(person_id: str) -> str:
    return str(json.loads(read_chain(person_id)[-1].payload)["record"])


def _end_ground(person_id: str, record: str, last_day: date, act: Act) -> None:
    told = {"record": record, "last_day": last_day.isoformat()}
    draft = Draft(Kind.GROUND_ENDED, last_day, told)
    change_person(person_id, {}, act, lambda _person, _chain: [draft])


def _permit(person_id: str, permit: NewPermit, act: Act) -> None:
    facts, act = permit.facts, replace(act, office=permit.office)
    issue = Issue(
        person_id,
        permit.number,
        permit.division_code,
        permit.office,
        facts.issued_on,
        permit.good_until,
    )
    issued = issue_permit(issue=issue, act=replace(act, today=facts.issued_on))
    permit_id = issued["subject"]
    if permit.card:
        told = {"card": new_id()}
        kinds = (Kind.CARD_PRODUCED, Kind.CARD_HANDED_OVER)
        drafts = [Draft(kind, facts.issued_on, told) for kind in kinds]
        change(permit_id, {}, act, lambda _record, _in_force: drafts)
    filed: dict[int, int] = {}
    for day, event, place in sorted(steps_of(facts)):
        done = replace(act, today=day)
        _happen(permit_id, permit, event, place, filed, done)


def _happen(
    permit_id: str, permit: NewPermit, event: Event, place: int, filed: dict[int, int], act: Act
) -> None:
    day, facts = act.today, permit.facts
    common: dict[str, Any] = {"permit_id": permit_id, "act": act}
    match event:
        case Event.HEALED:
            gap = facts.healed_gaps[place]
            heal_gap(first_day=gap.first_day, last_day=gap.last_day, ground=gap.ground, **common)
        case Event.ENDORSED:
            endorse(filed_on=day, **common)
        case Event.FILED:
            filed[place] = file_endorsement(filed_on=day, **common)["number"]
        case Event.DECIDED:
            decision = facts.endorsements[place].decision or Decision.GRANTED
            decide_endorsement(
                filing=filed[place], decision=decision, decided_on=day, reason="", **common
            )
        case Event.CANCELLED | Event.CANCELLED_BY_MISTAKE:
            reason = CancelReason(permit.cancel_reason)
            cancel(cancelled_on=day, reason=reason, **common)
            if event is Event.CANCELLED_BY_MISTAKE:
                annul_cancellation(reason="", **common)
