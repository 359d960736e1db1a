"""How somebody wants to be told: whether reminded, and in which language.

A wish is recorded: where reminding is a duty of the office, it is why nobody was reminded.
"""

from typing import Final

from anju.office.access.rights import Right, allowed
from anju.office.access.roles import Role
from anju.office.notices.models import Preference
from anju.office.registry.ledger.entries import Act, Draft, Recorded
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.people.belonging import absorbed_by, belongs_to
from anju.office.registry.people.models import Person
from anju.office.registry.people.working_on import change_person
from anju.office.registry.refused import Because, Refused

OWN_WISH: Final = "own_wish"
"""The reason of what somebody chooses for themselves, or for whom they act for."""

WANTED, UNWANTED = "wanted", "unwanted"
"""What is chosen of reminders."""


def preference_of(person_id: str) -> Preference:
    """What somebody wants; reminders in Chinese where they never said.

    Where they said nothing under their own record, what they said under one that was merged into
    it counts, before all that they want no reminders.
    """
    person = belongs_to(person_id)
    said = Preference.objects.filter(person_id__in=absorbed_by(person))
    kept = sorted(said, key=lambda row: (row.person_id != person, not row.no_reminders))
    return kept[0] if kept else Preference(person_id=person)


def prefer(*, person_id: str, no_reminders: bool, language: str, act: Act) -> Outcome:
    """Record and keep what somebody wants.

    Raises ValueError for a language that no sentence is in, Refused for a role that chooses
    nothing for itself.
    """
    if language not in {"zh", "en"}:
        raise ValueError(f"no such language: {language}")
    told = {"choice": UNWANTED if no_reminders else WANTED, "language": language}

    def decide(_person: Person, _chain: list[Recorded]) -> list[Draft]:
        must_be_own(act)
        return [Draft(Kind.REMINDERS_CHOSEN, act.today, told, OWN_WISH)]

    def keep() -> None:
        wish = {"no_reminders": no_reminders, "language": language}
        Preference.objects.update_or_create(person_id=person_id, defaults=wish)

    return change_person(
        person_id, {"do": "choose reminders", **told}, act, decide, afterwards=keep
    )


def must_be_own(act: Act) -> None:
    """Refuse a role that has no desk of its own as a holder."""
    if not allowed(Right.SEE_OWN_PERMIT, Role(act.role)):
        raise Refused(Because.NOT_YOURS)
