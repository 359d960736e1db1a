"""What was done on paper: entered, confirmed by a second person, done on its day."""

from datetime import date

from tests.office.casework.endorsement.acting import did
from tests.office.casework.walks.late import Late, withdraw_plain
from tests.office.casework.walks.notes import CaseNote, Event
from tests.office.casework.walks.office import Office, must_if
from tests.office.casework.walks.places import ONE_DAY, Staff
from tests.office.casework.walks.tables import FILES
from tests.office.casework.walks.verbs import Tried, Verbs, not_by

from anju.office.casework.cases.states import Action
from anju.office.casework.paper_mode.confirming import confirm_from_paper, reject_from_paper
from anju.office.casework.paper_mode.entering import OnPaper, PaperEntry, enter_from_paper
from anju.office.casework.paper_mode.forms import number_pad
from anju.office.casework.procedures import Procedure

_PAPER = Procedure.PAPER_ENTRY


class Papers(Late):
    """Entering a form."""

    def enter_from_paper(self, which: int, by: int, what: int, days: int) -> None:
        """An endorsement or a loss, on a day in an outage or not, on a new form or a used one."""
        if not self.outages:
            return
        place, outage, begins, ended = self.outages[what % len(self.outages)]
        permit = self.permit(which, lambda it: it.place is place)
        staff = self.somebody(place, FILES[_PAPER], by)
        day = begins + (days % 9 - 1) * ONE_DAY
        used = days == 40 and self.forms > 0
        form = number_pad(1, lambda: self.forms - used)[0]
        kind = OnPaper.CARD_LOST if what % 3 == 2 else OnPaper.ENDORSEMENT
        may: bool | None = (
            staff.sign in FILES[_PAPER]
            and staff.office == place.station
            and place.code in permit.person.known
            and begins <= day <= (ended or self.today)
            and day <= self.today
            and self.open_case(_PAPER, permit.id) is None
        )
        entry = PaperEntry(kind, permit.id, outage, form, day)
        outcome = self.attempt(
            staff,
            must_if(may if not (may and used) else None),
            lambda act: enter_from_paper(entry=entry, act=act),
        )
        self.forms += not used
        if outcome:
            case = CaseNote(
                str(outcome["subject"]),
                _PAPER,
                staff.place,
                permit.person,
                self.today,
                staff,
                permit=permit,
            )
            case.actors[Action.FILE] = staff.account
            case.asks = {"what": kind.value, "on": day.isoformat(), "outage": outage}
            self.cases.append(case)


def confirm(walk: Office, case: CaseNote, by: Staff, _pick: int) -> Tried:
    """By another account; it is done as of its day, in the role of who took the form."""
    day = date.fromisoformat(case.asks.get("on", "2024-03-01"))

    def may() -> bool:
        assert isinstance(walk, Late)
        assert case.permit
        outage = next(it for it in walk.outages if it[1] == case.asks["outage"])
        in_time = outage[2] <= day <= (outage[3] or walk.today)
        if not in_time or not not_by(case, Action.FILE, by):
            return False
        if case.asks["what"] == OnPaper.ENDORSEMENT:
            return walk.may_endorse(case.permit, case.filed_by, day)
        card = case.permit.card
        return case.place is case.permit.place and card is not None

    def after(outcome: dict[str, object]) -> None:
        assert case.permit
        if case.asks["what"] == OnPaper.ENDORSEMENT:
            number = walk.last_number(case.permit.id)
            case.permit.note(number, Event("endorsed", day, reason="paper"))
            assert did(outcome)["endorsed_on"] == day.isoformat()
        else:
            card = case.permit.card
            assert card
            card.gone = "lost"
            if not case.permit.cards:
                case.permit.cards.append(card)

    return Tried(
        may, lambda act, seen: confirm_from_paper(case_id=case.id, seen=seen, act=act), after
    )


def reject(_walk: Office, case: CaseNote, by: Staff, _pick: int) -> Tried:
    """By another account: the entry does not say what the form says."""
    return Tried(
        lambda: not_by(case, Action.FILE, by),
        lambda act, seen: reject_from_paper(case_id=case.id, seen=seen, act=act),
    )


VERBS: Verbs = {
    Action.GRANT: confirm,
    Action.REFUSE: reject,
    Action.WITHDRAW: withdraw_plain,
}
