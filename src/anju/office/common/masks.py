"""Numbers and names with most of them hidden, for pages that need not show them whole.

Of an identity number the first four digits (the city of birth registration) and the last three
stay, as is common in China: enough to tell two of one name apart at a counter.  The
date of birth and the county stay hidden.  A permit number is masked in the same way.

>>> mask_identity_number("440305199001010012")
'4403***********012'
>>> mask_permit_number("4400J0790000000"), mask_permit_number("J0790001"), mask_permit_number("J07")
('4400********000', '******01', '***')
>>> mask_name("张建国"), mask_name("欧阳娜娜"), mask_name("阿不都热合曼·买买提")
('张**', '欧阳**', '阿*****·***')
"""

from typing import Final

from anju.office.common.surnames import COMPOUND_SURNAMES
from anju.office.common.typed import MIDDLE_DOT

STAR: Final = "*"
"""What stands for a hidden character."""

_HEAD, _TAIL, _WHOLE_MASK_FROM = 4, 3, 12
_SHORT_TAIL, _SHORT_MASK_FROM = 2, 6


def mask_identity_number(number: str) -> str:
    """An identity number with all but seven of its characters hidden."""
    if len(number) >= _WHOLE_MASK_FROM:
        hidden = STAR * (len(number) - _HEAD - _TAIL)
        return number[:_HEAD] + hidden + number[-_TAIL:]
    if len(number) >= _SHORT_MASK_FROM:
        return STAR * (len(number) - _SHORT_TAIL) + number[-_SHORT_TAIL:]
    return STAR * len(number)


def mask_permit_number(number: str) -> str:
    """A permit number, masked as an identity number is, because it may be one.

    Of one shorter than twelve characters the last two stay, of one shorter than six none.
    """
    return mask_identity_number(number)


def mask_name(name: str) -> str:
    """A name for pages that anyone may see: the surname, or the first character, stays.

    Staff see names whole.  `name` is in normal form.
    """
    shown = 2 if name[:2] in COMPOUND_SURNAMES and len(name) > 2 else min(1, len(name) - 1)
    hidden = [part if part in {MIDDLE_DOT, " "} else STAR for part in name[max(shown, 0) :]]
    return name[: max(shown, 0)] + "".join(hidden)
