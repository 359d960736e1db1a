"""Changed circumstances: an endorsement is filed, and decided once they were looked at.

Source: Regulation art. 10(2).  The permit knows of the filing from its day, so that nothing is
suspended meanwhile.  A new address is registered with it (`registration.moving`): that is a report
of its own, and stands whatever becomes of the endorsement.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from anju.law.endorsement_file import Change
from anju.law.materials import Material
from anju.law.outcome import Met
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.opening import Filing, open_case
from anju.office.casework.cases.permits import HeldPermit, held_permit
from anju.office.casework.cases.saying import fingerprint_of_words
from anju.office.casework.cases.states import Action
from anju.office.casework.cases.working_on import may_take_in
from anju.office.casework.endorsement.accepting import acceptance
from anju.office.casework.endorsement.asking import IN_PERSON, AskedBy, agent_must_be_allowed
from anju.office.casework.endorsement.files import is_complete
from anju.office.casework.endorsement.reaching import reaching
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import CaseRefused, Why
from anju.office.casework.registration.arriving import Stay, asked_for
from anju.office.casework.registration.moving import move_to
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.requests import Outcome, once
from anju.office.registry.permits.endorsing import file_endorsement


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed, and what was handed in; `stay` is the new home, where the address changed.

    `said` is personal text; `uploads` are scans as `identifier:commitment`; `batch` the list of an
    assisting body.
    """

    changes: frozenset[Change]
    materials: frozenset[Material] = frozenset()
    stay: Stay | None = None
    said: str = ""
    uploads: tuple[str, ...] = ()
    asked_by: AskedBy = IN_PERSON
    batch: str = ""


def file_changed(*, permit_id: str, changed: Changed, act: Act) -> Outcome:
    """File an endorsement with changed circumstances today, once for each request.

    At a counter a file that is complete is accepted at once.  The outcome's subject is the case;
    `receipt_number` is what its holder is given.  Raises what `endorse_unchanged` does where
    nothing could be granted.
    """
    return filed(permit_id, changed, act.today, act)


def filed(permit_id: str, changed: Changed, filed_on: date, act: Act) -> Outcome:
    """The same with the legal day of a filing that was made before."""
    _what_changed_is_told(changed)

    def operation() -> Outcome:
        acting = reaching(permit_id, act)
        held = held_permit(permit_id, acting)
        if changed.stay:
            move_to(held.person_id, changed.stay, act)

        def further(record: CaseRecord, in_force: MeasuresInForce) -> Sequence[Draft]:
            measure = held.measure_on(filed_on, in_force)
            agent_must_be_allowed(held.person_id, changed.asked_by, measure, act)
            file_endorsement(permit_id=permit_id, filed_on=filed_on, act=acting, case=record.id)
            return accepted_at_once(record, held, in_force, act)

        return open_case(_filing(held, changed, filed_on), acting, further)

    return once(act, _asked(permit_id, changed, filed_on), operation)


def accepted_at_once(
    record: CaseRecord, held: HeldPermit, in_force: MeasuresInForce, act: Act
) -> Sequence[Draft]:
    """The acceptance of a file that is complete, where the one who files it may accept it."""
    may_accept = may_take_in(act.role, record.procedure, Action.ACCEPT)
    if not may_accept or not isinstance(is_complete(record), Met):
        return ()
    return [acceptance(record, held, in_force, act)]


def _what_changed_is_told(changed: Changed) -> None:
    moved = Change.ADDRESS in changed.changes
    if not changed.changes or moved is (changed.stay is None):
        raise CaseRefused(Why.NOT_COMPLETE, missing=("residence_place",))


def _filing(held: HeldPermit, changed: Changed, filed_on: date) -> Filing:
    told = changed.asked_by.told()
    return Filing(
        Procedure.ENDORSEMENT,
        held.person_id,
        filed_on,
        permit_id=held.record.id,
        asks={"changes": " ".join(sorted(changed.changes))},
        said=changed.said,
        materials=frozenset(each.value for each in changed.materials),
        uploads=changed.uploads,
        channel=told["channel"],
        agent=told.get("agent", ""),
        relation=told.get("relation", ""),
        batch=changed.batch,
    )


def _asked(permit_id: str, changed: Changed, filed_on: date) -> dict[str, str]:
    return {
        "permit": permit_id,
        "changes": " ".join(sorted(changed.changes)),
        "on": filed_on.isoformat(),
        "materials": " ".join(sorted(changed.materials)),
        "uploads": " ".join(changed.uploads),
        "said": fingerprint_of_words(changed.said),
        "batch": changed.batch,
        **changed.asked_by.told(),
        **(asked_for(changed.stay) if changed.stay else {}),
    }
