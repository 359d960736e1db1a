"""The rules of automatic endorsement, and the officer who signed them: without a signature, none.

What is signed is this text, by its digest.  Another text is another version, which nobody has
signed yet: then nothing is endorsed by itself until an officer has read it.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from anju.office.access.rights import Right
from anju.office.casework.role_needs import needs_right
from anju.office.places.cities import issuing_city
from anju.office.registry.city.measures import place_subject
from anju.office.registry.ledger.append import append
from anju.office.registry.ledger.entries import Act, Draft, Recorded, read_chain, read_chains
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome, once, outcome_of
from anju.office.registry.refused import Because, Refused
from anju.words import N_

RULES: Final = (
    N_("The measure of the place has automatic endorsement, and the holder has agreed to it."),
    N_("The permit is in force, its window is open, and nothing else waits for it."),
    N_("Where a timely endorsement shortens the year, it is made in the last seven days only."),
    N_("Somebody else confirmed since the window opened that the holder lives there."),
    N_("What the measure asks for beside it is known to be met."),
    N_("Whatever speaks against it is asked of the holder: nobody is refused by itself."),
)
"""What an officer signs, sentence by sentence."""

DIGEST: Final = hashlib.sha256("\n".join(RULES).encode()).hexdigest()
"""The version of the rules."""

_KINDS: Final = frozenset({Kind.AUTOMATIC_RULES_ENDED, Kind.AUTOMATIC_RULES_SIGNED})


@dataclass(frozen=True, slots=True)
class Signed:
    """The signature that a place is under: of whom, from which legal day, and the entry's hash."""

    place: str
    actor: str
    signed_on: date
    entry_hash: str


def sign_rules(*, act: Act) -> Outcome:
    """Sign the rules for the place of the officer; raises Refused where they are signed already."""
    return _recorded(Kind.AUTOMATIC_RULES_SIGNED, act)


def end_rules(*, act: Act) -> Outcome:
    """End them for the place of the officer; raises Refused where they are not signed."""
    return _recorded(Kind.AUTOMATIC_RULES_ENDED, act)


def signed_in(place: str) -> Signed | None:
    """The signature that stands for one place itself; None where there is none."""
    return _standing(place, read_chain(place_subject(place)))


def signed_for(division_code: str) -> Signed | None:
    """The signature that a permit of a place is under: of the place, or of the city around it."""
    return signatures([division_code]).get(division_code)


def signatures(division_codes: Iterable[str]) -> dict[str, Signed]:
    """The same for the permits of several places, without those that have none; one query."""
    around = {code: list(dict.fromkeys([code, issuing_city(code)])) for code in division_codes}
    subjects = {place: place_subject(place) for places in around.values() for place in places}
    chains = read_chains(list(subjects.values()))
    standing = {each: _standing(each, chains.get(subjects[each], [])) for each in subjects}
    found = {code: [standing[each] for each in places] for code, places in around.items()}
    return {code: one for code, told in found.items() if (one := next(filter(None, told), None))}


def _standing(place: str, chain: Iterable[Recorded]) -> Signed | None:
    last = next((each for each in reversed(list(chain)) if each.kind in _KINDS), None)
    if last is None or last.kind != Kind.AUTOMATIC_RULES_SIGNED or last.told["digest"] != DIGEST:
        return None
    return Signed(place, last.actor, last.day, last.hash.hex())


def _recorded(kind: Kind, act: Act) -> Outcome:
    subject = place_subject(act.within)

    def operation() -> Outcome:
        needs_right(Right.DECIDE, act)
        chain = read_chain(subject)
        is_signed = _standing(act.within, chain) is not None
        if is_signed is (kind is Kind.AUTOMATIC_RULES_SIGNED):
            raise Refused(Because.NOTHING_TO_DO)
        draft = Draft(kind, act.today, {"digest": DIGEST})
        entries = append(subject, chain[-1] if chain else None, [draft], act)
        return outcome_of(entries, [entry.id for entry in entries])

    return once(act, {"rules": kind.value, "place": act.within, "digest": DIGEST}, operation)
