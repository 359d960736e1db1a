"""Why a row is refused: one reason, the first that applies in this order.

>>> [reason.value for reason in Reason][:3]
['missing_permit_number', 'bad_permit_number', 'duplicate_permit_number']
"""

from enum import StrEnum

from anju.words import N_


class Reason(StrEnum):
    """The reasons in the order they are looked for; the last six are untrue histories."""

    MISSING_PERMIT_NUMBER = "missing_permit_number"
    BAD_PERMIT_NUMBER = "bad_permit_number"
    DUPLICATE_PERMIT_NUMBER = "duplicate_permit_number"
    MISSING_ISSUE_DATE = "missing_issue_date"
    BAD_DATE = "bad_date"
    BAD_IDENTITY_NUMBER = "bad_identity_number"
    UNKNOWN_PLACE = "unknown_place"
    BEFORE_REGULATION = "before_regulation"
    NOT_YET_ISSUED = "not_yet_issued"
    CANCELLED_BEFORE_ISSUE = "cancelled_before_issue"
    BEFORE_ISSUE = "before_issue"
    AFTER_CANCELLATION = "after_cancellation"
    TOO_EARLY = "too_early"
    LAPSED = "lapsed"


CODES = {reason: code for code, reason in enumerate(Reason, start=1)}
"""Reasons as small numbers for columns; 0 is a row that is not refused."""

BY_CODE = tuple(Reason)
"""The reason of a code is `BY_CODE[code - 1]`."""

SENTENCES = {
    Reason.MISSING_PERMIT_NUMBER: N_("the row has no permit number"),
    Reason.BAD_PERMIT_NUMBER: N_(
        "the cell holds no text: a number of more than 15 digits has lost some of them; format the "
        "column as text and enter the permit number again"
    ),
    Reason.DUPLICATE_PERMIT_NUMBER: N_("row {row} has the same permit number"),
    Reason.MISSING_ISSUE_DATE: N_("the row has no day of issue"),
    Reason.BAD_DATE: N_("what stands under {header} is not a date such as 2025-03-15"),
    Reason.UNKNOWN_PLACE: N_(
        "the division code is not the six digits of a place there is or was (GB/T 2260)"
    ),
}
"""What each reason means for a row, where one sentence says it; slots are a row or a header."""
