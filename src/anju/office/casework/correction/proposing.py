"""A correction is proposed by one person: of an entry, of a personal detail, of an address.

Nothing changes before another person with another role decides.  What is proposed of a person is
kept sealed as what the case says; an entry of a permit is proposed in the permit's own chain, and
the case gives it a receipt number, a reason and the holder's answer.
"""

from dataclasses import dataclass
from enum import StrEnum

from anju.office.casework.cases.channels import Channel
from anju.office.casework.cases.opening import Filing, open_case
from anju.office.casework.cases.permits import held_permit
from anju.office.casework.procedures import Procedure
from anju.office.registry.details.contents import content_of
from anju.office.registry.details.fingerprints import fingerprint_of, keyed_fingerprint
from anju.office.registry.details.keeping import read_details
from anju.office.registry.intake import PersonalDetails, items_that_differ
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome, once
from anju.office.registry.people.belonging import absorbed_by
from anju.office.registry.people.models import ResidenceRegistration
from anju.office.registry.people.working_on import standing_person
from anju.office.registry.permits.correcting import propose_correction
from anju.office.registry.permits.holding import keep_with_holder
from anju.office.registry.refused import Because, Refused


class Corrects(StrEnum):
    """What a correction is of."""

    ADDRESS = "address"
    DETAILS = "details"
    ENTRY = "entry"


class HolderAnswer(StrEnum):
    """What the holder says to a proposed correction."""

    AGREES = "agrees"
    ASKED_FOR_IT = "asked_for_it"
    DISAGREES = "disagrees"
    NOT_REACHED = "not_reached"


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why something is corrected, as a code, what the holder says to it, and how they said it.

    `uploads` are scans of what shows it, as `identifier:commitment`.
    """

    reason: str
    answer: HolderAnswer
    channel: Channel = Channel.COUNTER
    uploads: tuple[str, ...] = ()

    def told(self) -> dict[str, str]:
        """What stands in the filing."""
        return {"reason": self.reason, "answer": self.answer.value}

    def asked(self) -> dict[str, str]:
        """What makes a request with these grounds what it is."""
        return {**self.told(), "uploads": " ".join(self.uploads)}


def propose_entry_correction(*, permit_id: str, entry: int, grounds: Grounds, act: Act) -> Outcome:
    """Propose to void the entry of a number in a permit's chain.

    Raises Refused as `registry.permits.correcting.propose_correction` does.
    """

    def operation() -> Outcome:
        keep_with_holder(permit_id)
        held = held_permit(permit_id, act)
        proposed = propose_correction(
            permit_id=permit_id, entry=entry, reason=grounds.reason, act=act
        )
        asks = {"what": Corrects.ENTRY.value, "entry": entry, "proposal": proposed["number"]}
        return _filed(held.person_id, asks, grounds, act, permit_id=permit_id)

    return once(act, {"correct_entry": entry, "permit": permit_id, **grounds.asked()}, operation)


def propose_details_correction(
    *, person_id: str, details: PersonalDetails, grounds: Grounds, act: Act
) -> Outcome:
    """Propose what a person's details should be; raises Refused where they are so already."""

    def operation() -> Outcome:
        person = standing_person(person_id, act)
        items = items_that_differ(read_details([person_id])[person_id], details)
        if not items:
            raise Refused(Because.NOTHING_TO_DO)
        asks: dict[str, str | int] = {
            "what": Corrects.DETAILS.value,
            "items": " ".join(items),
            "version": person.details_version,
        }
        return _filed(person_id, asks, grounds, act, said=content_of(details).decode())

    asked = {"correct_details": fingerprint_of(details), "person": person_id, **grounds.asked()}
    return once(act, asked, operation)


def propose_address_correction(
    *, person_id: str, record: str, address: str, grounds: Grounds, act: Act
) -> Outcome:
    """Propose what the address of a registration that lasts should be, in the actor's places."""

    def operation() -> Outcome:
        standing_person(person_id, act)
        here = ResidenceRegistration.objects.filter(act.reach.condition(), id=record)
        held = here.filter(person_id__in=absorbed_by(person_id), last_day__isnull=True).first()
        if held is None:
            raise Refused(Because.NOTHING_TO_DO)
        asks: dict[str, str | int] = {
            "what": Corrects.ADDRESS.value,
            "record": record,
            "version": held.address_version,
        }
        return _filed(person_id, asks, grounds, act, said=address)

    asked = {
        "correct_address": record,
        "as": keyed_fingerprint(address.encode()),
        "person": person_id,
        **grounds.asked(),
    }
    return once(act, asked, operation)


def _filed(
    person_id: str,
    asks: dict[str, str | int],
    grounds: Grounds,
    act: Act,
    *,
    permit_id: str = "",
    said: str = "",
) -> Outcome:
    filing = Filing(
        Procedure.CORRECTION,
        person_id,
        act.today,
        permit_id=permit_id,
        asks={**asks, **grounds.told()},
        said=said,
        uploads=grounds.uploads,
        channel=grounds.channel.value,
    )
    return open_case(filing, act)
