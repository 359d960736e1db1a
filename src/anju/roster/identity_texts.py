"""One citizen identity number (公民身份号码, GB 11643): what is wrong with it, the day of birth.

A whole column is judged by `anju.roster.identity_numbers`, which costs a while to load.

>>> fault("11010519491231002X", date(2026, 11, 23)), born_on("11010519491231002X").isoformat()
(0, '1949-12-31')
"""

from datetime import date

from stdnum.cn import ric
from stdnum.exceptions import InvalidComponent

from anju.words import N_

RIGHT, NOT_SHAPED, NO_SUCH_BIRTH, BORN_LATER, WRONG_CHECK = range(5)

FAULTS = {
    NOT_SHAPED: N_("an identity number has 18 characters: 17 digits and a digit or X"),
    NO_SUCH_BIRTH: N_("the identity number holds a date of birth that does not exist"),
    BORN_LATER: N_("the identity number holds a date of birth after the day judged"),
    WRONG_CHECK: N_("the check digit of the identity number is wrong"),
}
"""What is wrong, by its number; the value itself is never repeated."""


def fault(number: str, on: date) -> int:
    """What is wrong with one identity number on a legal day; 0 where nothing is."""
    number = number.strip().upper()
    if not number:
        return RIGHT
    if len(number) != 18 or not number.isascii() or not (number[:17] + "0").isdigit():
        return NOT_SHAPED
    if not (number[17].isdigit() or number[17] == "X"):
        return NOT_SHAPED
    try:
        born_on = ric.get_birth_date(number)
    except InvalidComponent:
        return NO_SUCH_BIRTH
    if born_on > on:
        return BORN_LATER
    return RIGHT if ric.calc_check_digit(number) == number[17] else WRONG_CHECK


def born_on(number: str) -> date:
    """The day of birth in an identity number that nothing is wrong with."""
    return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
