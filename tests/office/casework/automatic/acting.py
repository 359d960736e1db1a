"""What the tests of automatic endorsement stand on: a body that has an account, and acts."""

from dataclasses import replace
from datetime import date

from tests.office.registry.acting import act

from anju.office.access.models import Account, AssistingBody, BodyKind
from anju.office.registry.ledger.entries import Act


def a_body(kind: BodyKind, account_id: str = "body-1") -> None:
    """Let an account be that of a body of a kind; one that is not there is made."""
    account, _ = Account.objects.get_or_create(id=account_id, defaults={"username": account_id})
    AssistingBody.objects.update_or_create(account=account, defaults={"kind": kind})


def by_body(today: date, within: str, account_id: str = "body-1") -> Act:
    """A body acts."""
    return replace(act(today), actor=account_id, role="assisting_body", within=within)
