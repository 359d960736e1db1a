"""Late for a good reason: an endorsement is filed, and an officer may heal what was missed.

Only where the measure of the place has such a rule (`anju.law.hardship`).  What is missing, the
notice, the completion and the acceptance are those of `casework.endorsement`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from anju.law.hardship import may_ask
from anju.law.materials import Material
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.judged import require
from anju.office.casework.cases.opening import Filing, open_case
from anju.office.casework.cases.permits import HeldPermit, held_permit
from anju.office.casework.cases.saying import fingerprint_of_words
from anju.office.casework.endorsement.asking import IN_PERSON, AskedBy, agent_must_be_allowed
from anju.office.casework.endorsement.filing import accepted_at_once
from anju.office.casework.endorsement.reaching import reaching
from anju.office.casework.hardship.windows import window_of
from anju.office.casework.procedures import Procedure
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.requests import Outcome, once
from anju.office.registry.permits.endorsing import file_endorsement


@dataclass(frozen=True, slots=True)
class Hardship:
    """What was handed in, and why the holder was late (`said`, personal text).

    `anyway` says that the endorsement is wanted even if no good reason is found: it is then late.
    """

    materials: frozenset[Material] = frozenset()
    said: str = ""
    uploads: tuple[str, ...] = ()
    asked_by: AskedBy = IN_PERSON
    anyway: bool = True


def file_hardship(*, permit_id: str, hardship: Hardship, act: Act) -> Outcome:
    """File a late endorsement in hardship today, once for each request.

    Raises CaseRefused with the law's reasons where hardship cannot be asked for on the day.
    """

    def operation() -> Outcome:
        acting = reaching(permit_id, act)
        held = held_permit(permit_id, acting)

        def further(record: CaseRecord, in_force: MeasuresInForce) -> Sequence[Draft]:
            file_endorsement(permit_id=permit_id, filed_on=act.today, act=acting, case=record.id)
            require(may_ask(window_of(held.record, in_force, act.today), act.today))
            measure = held.measure_on(act.today, in_force)
            agent_must_be_allowed(held.person_id, hardship.asked_by, measure, act)
            return accepted_at_once(record, held, in_force, act)

        return open_case(_filing(held, hardship, act), acting, further)

    return once(act, _asked(permit_id, hardship, act), operation)


def _filing(held: HeldPermit, hardship: Hardship, act: Act) -> Filing:
    told = hardship.asked_by.told()
    return Filing(
        Procedure.HARDSHIP,
        held.person_id,
        act.today,
        permit_id=held.record.id,
        asks={"anyway": "yes" if hardship.anyway else "no"},
        said=hardship.said,
        materials=frozenset(each.value for each in hardship.materials),
        uploads=hardship.uploads,
        channel=told["channel"],
        agent=told.get("agent", ""),
        relation=told.get("relation", ""),
    )


def _asked(permit_id: str, hardship: Hardship, act: Act) -> dict[str, str]:
    return {
        "hardship": permit_id,
        "on": act.today.isoformat(),
        "materials": " ".join(sorted(hardship.materials)),
        "uploads": " ".join(hardship.uploads),
        "said": fingerprint_of_words(hardship.said),
        "anyway": "yes" if hardship.anyway else "no",
        **hardship.asked_by.told(),
    }
