"""What the law answers, as a step takes it: its reasons, or a refusal that carries them."""

from anju.law.outcome import CannotTell, NotMet, Outcome, Reason
from anju.office.casework.refused import CaseRefused, Why


def require(outcome: Outcome) -> tuple[Reason, ...]:
    """The reasons of what is met; raises CaseRefused for what is not, or cannot be told."""
    if isinstance(outcome, NotMet):
        raise CaseRefused(Why.LAW, reasons=outcome.reasons)
    if isinstance(outcome, CannotTell):
        raise CaseRefused(Why.NOT_COMPLETE, reasons=outcome.reasons, missing=outcome.missing)
    return outcome.reasons
