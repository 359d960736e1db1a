"""A lost card is blocked by its report at once, without a case and also by telephone.

Source: Regulation art. 11, which asks for no report, paper or deadline: what is reported is
believed once it is known who reports it.
"""

from anju.office.casework.cards.old_cards import IDENTITY, block, card_in_use
from anju.office.casework.cases.channels import Channel
from anju.office.casework.cases.permits import held_permit
from anju.office.casework.cases.states import Action
from anju.office.casework.cases.working_on import may_take
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import CaseRefused, Why
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome, once
from anju.office.registry.refused import Because, Refused


def report_lost_card(
    *, permit_id: str, channel: Channel, identity_checked: bool, act: Act
) -> Outcome:
    """Block the card in use; `identity_checked` says that it is known who reports it.

    Raises CaseRefused where it is not known, and Refused where the permit has no card in use.
    """

    def operation() -> Outcome:
        may_take(Procedure.CARD_REPLACEMENT, Action.FILE, act)
        if not identity_checked or channel not in IDENTITY:
            raise CaseRefused(Why.NOT_COMPLETE, missing=("identity_evidence",))
        held = held_permit(permit_id, act)
        if card_in_use(held.record) is None:
            raise Refused(Because.NOTHING_TO_DO)
        block(held.record, channel, act)
        return {"subject": permit_id, "blocked_on": act.today.isoformat()}

    asked = {"report_lost": permit_id, "channel": channel.value, "checked": int(identity_checked)}
    return once(act, asked, operation)
