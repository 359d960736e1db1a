"""Why a record is left as it is: nothing shows that it is wrong.

Everybody may have what is kept of them corrected (Personal Information Protection Law art. 46);
nobody may change what a permit says otherwise (Regulation art. 20(5)).

>>> record_not_shown_wrong().code
'record_not_shown_wrong'
"""

from anju.law.citation import PERSONAL_INFORMATION, REGULATION, Citation
from anju.law.outcome import Reason

CORRECTED = Citation(PERSONAL_INFORMATION, 46)
TAMPERING = Citation(REGULATION, 20, item=5)


def record_not_shown_wrong() -> Reason:
    """The reason to refuse a correction that nothing supports."""
    return Reason("record_not_shown_wrong", (CORRECTED, TAMPERING))
