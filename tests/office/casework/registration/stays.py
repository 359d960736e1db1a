"""What the tests of registration stand on: stays, a person who is registered, what was told."""

from datetime import date

from tests.office.registry.acting import FUTIAN, NANSHAN, OTHER, act

from anju.office.casework.cases.reasons import reasons_of
from anju.office.casework.registration.arriving import Stay, register_newcomer
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome

TODAY = date(2026, 11, 23)
STAY = Stay(NANSHAN, "深圳市南山区科技南路18号3栋2单元501室", date(2026, 11, 19))
THERE = Stay(FUTIAN, "深圳市福田区莲花路77号1502室", date(2027, 2, 1))
MOVED_ON = date(2027, 2, 3)


def nanshan(today: date, key: str = "", *, role: str = "police_clerk") -> Act:
    """A clerk of Nanshan acts, who sees Nanshan only."""
    return act(today, key, actor="clerk-n", role=role, within=NANSHAN)


def futian(today: date, key: str = "", *, role: str = "police_clerk") -> Act:
    """A clerk of Futian acts, who sees Futian only."""
    return act(today, key, actor="clerk-f", role=role, within=FUTIAN)


def a_resident() -> str:
    """Somebody who was registered in Nanshan on 23 November 2026; their identifier."""
    return str(register_newcomer(details=OTHER, stay=STAY, act=nanshan(TODAY))["subject"])


def codes(outcome: Outcome, of: str = "told") -> list[str]:
    """The codes of the reasons that an operation told."""
    return [reason.code for reason in reasons_of(str(outcome[of]))]
