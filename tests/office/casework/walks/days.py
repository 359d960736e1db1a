"""Days pass: one or a few, or to a day on which something turns, or to the day before or after."""

from collections.abc import Iterator
from datetime import date

from tests.office.casework.walks.notes import PermitNote
from tests.office.casework.walks.office import Office
from tests.office.casework.walks.places import ONE_DAY

SOME = (1, 1, 2, 3, 4, 7, 16, 31, 61)
FAR = 500 * ONE_DAY


class Days(Office):
    """The calendar, which only goes on."""

    def days_pass(self, days: int) -> None:
        """A few days."""
        self.go_to(self.today + SOME[days % len(SOME)] * ONE_DAY)

    def a_case_turns(self, which: int, beside: int) -> None:
        """To the last day of a clock or of a term to complete or object, or a day beside it."""
        days = {it.clock_on for it in self.cases} | {
            it.complete_by for it in self.cases if not it.is_over
        }
        self._go_to_one(sorted(day for day in days if day), which, beside)

    def a_permit_turns(self, which: int, turn: int, beside: int) -> None:
        """To a day on which a permit turns: a window, its last days, the grace, the lapse."""
        self._go_to_one(sorted(self._turns(self.permit(which))), turn, beside)

    def _turns(self, permit: PermitNote) -> Iterator[date]:
        window = permit.life(self.today).window
        days = (
            window.first_day,
            window.last_day_told,
            window.last_good_day,
            window.grace_end,
            window.hardship_end,
            window.lapse_end,
        )
        return (day for day in days if day)

    def _go_to_one(self, days: list[date], which: int, beside: int) -> None:
        ahead = [day for day in days if self.today - ONE_DAY <= day <= self.today + FAR]
        if ahead:
            self.go_to(ahead[which % len(ahead)] + (beside % 3 - 1) * ONE_DAY)
