"""What a channel says later of a message it took: delivered, opened, or failed after all.

The address it says it at is signed and names the attempt, nothing else.
"""

from datetime import datetime

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import transaction

from anju.office.common.clock import moment_text
from anju.office.notices.models import Attempt, AttemptOutcome, Message, MessageState
from anju.office.notices.pauses import pause_after

_SIGNER = Signer(salt="anju.notices.told")

SAID = frozenset(
    {
        AttemptOutcome.DELIVERED.value,
        AttemptOutcome.FAILED.value,
        AttemptOutcome.OPENED.value,
    }
)
"""What a channel can say."""

_WENT_OUT = (AttemptOutcome.DELIVERED, AttemptOutcome.OPENED, AttemptOutcome.SENT)


def told_address(attempt_id: str) -> str:
    """Where the channel of an attempt says what became of it."""
    return f"{settings.ANJU['PUBLIC_ORIGIN']}/told/{_SIGNER.sign(attempt_id)}/"


def attempt_of(signed: str) -> str | None:
    """The attempt that an address names; None where nobody of ours signed it."""
    try:
        return str(_SIGNER.unsign(signed))
    except BadSignature:
        return None


@transaction.atomic
def tell_back(*, attempt_id: str, outcome: str, at: datetime) -> bool:
    """Record what a channel says of an attempt; False where it can say nothing of the kind.

    What was opened stays opened.  A message that failed after all, and went out by nothing else,
    waits again, as long as after any other failure of its contact.
    """
    attempt = Attempt.objects.select_for_update(of=("self",)).filter(id=attempt_id).first()
    if attempt is None or outcome not in SAID:
        return False
    if attempt.outcome in {AttemptOutcome.OPENED, outcome}:
        return True
    attempt.outcome, attempt.told_at = outcome, moment_text(at)
    attempt.save(update_fields=["outcome", "told_at"])
    if outcome == AttemptOutcome.FAILED:
        _try_again(attempt, at)
    return True


def _try_again(failed: Attempt, at: datetime) -> None:
    """Let a message wait that was sent by this attempt alone."""
    attempts = Attempt.objects.filter(message_id=failed.message_id)
    if attempts.filter(outcome__in=_WENT_OUT).exists():
        return
    tried = attempts.filter(contact_id=failed.contact_id).count()
    sent = Message.objects.filter(id=failed.message_id, state=MessageState.SENT)
    sent.update(state=MessageState.WAITING, next_at=moment_text(at + pause_after(tried)))
