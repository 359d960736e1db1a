"""Which matters an assisting body may confirm: those that it gives a proof of, by what it is.

Regulation art. 9(2) names who certifies what: the work the employer, the school the school, the
home whoever gives it: a landlord, or an employer or a school that houses its people.  Insurance is
paid through the employer.  What is not in the table nobody may confirm.
"""

from collections.abc import Mapping
from typing import Final

from anju.law.automatic import Confirmed
from anju.office.access.models import AssistingBody, BodyKind

MAY_CONFIRM: Final[Mapping[str, frozenset[Confirmed]]] = {
    BodyKind.EMPLOYER.value: frozenset(
        {Confirmed.ADDRESS, Confirmed.EMPLOYMENT, Confirmed.INSURANCE}
    ),
    BodyKind.LANDLORD.value: frozenset({Confirmed.ADDRESS}),
    BodyKind.SCHOOL.value: frozenset({Confirmed.ADDRESS, Confirmed.SCHOOLING}),
}
"""What a body of each kind may confirm."""

NOTHING: Final[frozenset[Confirmed]] = frozenset()


def confirmed_by(account_id: str) -> frozenset[Confirmed]:
    """What the body of an account may confirm; nothing for an account of no body."""
    kind = AssistingBody.objects.filter(account_id=account_id).values_list("kind", flat=True)
    return MAY_CONFIRM.get(kind.first() or "", NOTHING)
