"""The account with which a person signs in: one for each, opened when they come for the first time.

The entry says whose account it is, so that what was filed under it can be told from the ledger
alone.  Who they are was proved before: by a code to a contact of theirs, or by the city's own
sign-in.
"""

from anju.office.access.models import Account
from anju.office.access.operations import open_account
from anju.office.common.ids import new_id
from anju.office.registry.ledger.append import append
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome, once, outcome_of
from anju.office.registry.people.belonging import absorbed_by, belongs_to
from anju.office.registry.people.working_on import standing_person


def holder_account(person_id: str) -> Account | None:
    """The account of a person, by whichever of their records it was opened; None before the first.

    One that was opened by the record that stands for them comes first.
    """
    standing = belongs_to(person_id)
    found = {each.person: each for each in Account.objects.filter(person__in=absorbed_by(standing))}
    return found.get(standing) or next((found[key] for key in sorted(found)), None)


def open_holder_account(*, person_id: str, act: Act) -> Outcome:
    """Open the account of a person where there is none; the outcome's subject is the account.

    Its name is random and it has no password.  Raises Refused where the person is not known.
    """

    def operation() -> Outcome:
        person = standing_person(person_id, act)
        if held := holder_account(person.id):
            return {"subject": held.id}
        account = open_account(username=new_id(), display_name="", password=None, person=person.id)
        draft = Draft(Kind.HOLDER_ACCOUNT_OPENED, act.today, {"person": person.id})
        entries = append(account.id, None, [draft], act)
        return outcome_of(entries, [entry.id for entry in entries])

    return once(act, {"open_account_of": person_id}, operation)
