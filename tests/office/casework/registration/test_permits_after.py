"""What a move or a departure says of a permit from before 2016, to the last day of its own term.

Source: Regulation art. 23.
"""

from datetime import date

import pytest
from tests.office.casework.registration.stays import a_resident
from tests.office.databases import Database
from tests.office.registry.acting import DONGGUAN, FUTIAN, NANSHAN, a_permit, officer

from anju.office.casework.registration.permits_after import after_departure, after_move
from anju.office.registry.permits.cancelling import CancelReason, cancel

GOOD_UNTIL = date(2027, 7, 2)


@pytest.mark.parametrize(
    ("on", "stands"),
    [(date(2027, 7, 1), True), (GOOD_UNTIL, True), (date(2027, 7, 3), False)],
)
def test_it_is_told_of_while_its_term_lasts(sqlite_city: Database, on: date, stands: bool) -> None:
    person = a_resident()
    permit = a_permit(person, "OLD1", date(2015, 3, 1), NANSHAN, GOOD_UNTIL)
    found = [permit] if stands else []
    for after in (
        after_departure(person, on),
        after_move(person, FUTIAN, on),
        after_move(person, DONGGUAN, on),
    ):
        assert [each.permit_id for each in after] == found


def test_a_cancelled_one_is_not_told_of(sqlite_city: Database) -> None:
    person = a_resident()
    permit = a_permit(person, "OLD1", date(2015, 3, 1), NANSHAN, GOOD_UNTIL)
    day = date(2026, 11, 2)
    cancel(permit_id=permit, cancelled_on=day, reason=CancelReason.OWN_WISH, act=officer(day))
    assert after_departure(person, date(2026, 11, 3)) == ()
