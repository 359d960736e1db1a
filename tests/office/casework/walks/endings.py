"""Permits end and come back: cancellation with its hearing, restoration, a lapse recorded."""

from datetime import date

from tests.office.casework.walks.late import withdraw_plain
from tests.office.casework.walks.notes import CaseNote, Event, PermitNote
from tests.office.casework.walks.office import Office, must_if
from tests.office.casework.walks.places import FIFTEEN, ONE_DAY, Staff
from tests.office.casework.walks.tables import FILES
from tests.office.casework.walks.verbs import Tried, Verbs, always, not_by

from anju.law.cancelling import CancelGround
from anju.office.casework.cancellation.deciding import grant_cancellation, refuse_cancellation
from anju.office.casework.cancellation.evidence import CancelEvidence
from anju.office.casework.cancellation.hearing import object_to_cancellation, tell_holder
from anju.office.casework.cancellation.lapsing import record_lapse
from anju.office.casework.cancellation.proposing import propose_cancellation
from anju.office.casework.cancellation.withdrawing import withdraw_cancellation
from anju.office.casework.cases.channels import Channel
from anju.office.casework.cases.states import Action, State
from anju.office.casework.procedures import Procedure
from anju.office.casework.restoration.asking import (
    FoundBy,
    accept_restoration,
    ask_for_restoration,
)
from anju.office.casework.restoration.deciding import (
    Finding,
    examine_restoration,
    grant_restoration,
    refuse_restoration,
    return_restoration,
)

_CANCELLATION, _RESTORATION = Procedure.CANCELLATION, Procedure.RESTORATION
GROUNDS = (
    (CancelGround.OWN_WISH, CancelEvidence.OWN_STATEMENT),
    (CancelGround.LEFT, CancelEvidence.VISIT),
    (CancelGround.DIED, CancelEvidence.DEATH_CERTIFICATE),
    (CancelGround.BECAME_LOCAL, CancelEvidence.HOUSEHOLD_REGISTER),
    (CancelGround.FRAUD, CancelEvidence.FINDING),
    (CancelGround.LEFT, CancelEvidence.FINDING),
    (CancelGround.CONDITIONS_LOST, CancelEvidence.REGISTRATION_ENDED),
)
"""The last two are never good: a finding shows no departure, no measure here has the ground."""

_WAITS = {"left", "became_local", "fraud"}
_FROM_ITS_OWN_DAY = {"died", "became_local"}


class Endings(Office):
    """Proposing a cancellation, asking for a restoration, recording a lapse."""

    def propose_cancellation(self, which: int, by: int, ground: int, days: int) -> None:
        """A ground that was shown on a day; a holder proposes only what they wish."""
        permit = self.permit(which)
        why, shows = GROUNDS[ground % len(GROUNDS)]
        staff = self.somebody(permit.place, FILES[_CANCELLATION], by)
        shown_on = self.today - days % 5 * 11 * ONE_DAY
        may = (
            staff.sign in FILES[_CANCELLATION]
            and (staff.sign != "H" or why is CancelGround.OWN_WISH)
            and staff.place is permit.place
            and self.open_case(_CANCELLATION, permit.id) is None
            and ground % len(GROUNDS) < len(GROUNDS) - 2
            and (shown_on >= permit.issued_on or why in _FROM_ITS_OWN_DAY)
            and not (permit.closed_on and permit.closed_on <= self.today)
        )
        outcome = self.attempt(
            staff,
            must_if(may),
            lambda act: propose_cancellation(
                permit_id=permit.id,
                ground=why,
                shown_on=shown_on,
                evidence=frozenset({shows}),
                act=act,
            ),
        )
        if outcome:
            note_proposal(self, permit, staff, str(outcome["subject"]), why, shown_on)

    def ask_for_restoration(self, which: int, by: int) -> None:
        """Of a permit that was cancelled; at a counter accepted at once."""
        cancelled = [it for it in self.permits if it.cancelled] or self.permits
        permit = cancelled[which % len(cancelled)]
        staff = self.somebody(permit.place, FILES[_RESTORATION], by)
        may = (
            staff.sign in FILES[_RESTORATION]
            and staff.place is permit.place
            and self.open_case(_RESTORATION, permit.id) is None
            and permit.cancelled is not None
        )
        outcome = self.attempt(
            staff,
            must_if(may),
            lambda act: ask_for_restoration(
                permit_id=permit.id, found_by=FoundBy.HOLDER, act=act, said="我没有离开"
            ),
        )
        if outcome and permit.cancelled:
            case = CaseNote(
                str(outcome["subject"]),
                _RESTORATION,
                staff.place,
                permit.person,
                self.today,
                staff,
                permit=permit,
            )
            case.asks["entry"] = str(permit.cancelled[0])
            if staff.sign in "AP":
                self.note_step(case, Action.ACCEPT, staff)
                case.state, case.limit_on = State.ACCEPTED, FIFTEEN.last_day(self.today)
            self.cases.append(case)

    def record_lapse(self, which: int, by: int) -> None:
        """Of a permit that its measure has ended; of no other."""
        permit = self.permit(which, lambda it: not self.stands(it))
        staff = self.somebody(permit.place, "O", by)
        lapse = permit.life(self.today).lapse_end
        may = (
            staff.sign == "O"
            and staff.place is permit.place
            and permit.closed_on is None
            and lapse is not None
            and self.today > lapse
        )
        outcome = self.attempt(
            staff, must_if(may), lambda act: record_lapse(permit_id=permit.id, act=act)
        )
        if outcome and lapse:
            permit.note(outcome["number"], Event("lapsed", lapse + ONE_DAY))


def note_proposal(
    walk: Office,
    permit: PermitNote,
    staff: Staff,
    identifier: str,
    ground: CancelGround,
    shown_on: date,
) -> None:
    """Note a proposed cancellation."""
    case = CaseNote(
        identifier, _CANCELLATION, staff.place, permit.person, walk.today, staff, permit=permit
    )
    case.actors[Action.FILE] = staff.account
    case.asks = {"ground": ground.value, "on": shown_on.isoformat()}
    walk.cases.append(case)


def tell(walk: Office, case: CaseNote, _by: Staff, _pick: int) -> Tried:
    """The holder is told and has fifteen days, where anybody is waited for."""

    def after(_outcome: dict[str, object]) -> None:
        case.complete_by = walk.today + 15 * ONE_DAY

    return Tried(
        lambda: case.asks["ground"] in _WAITS,
        lambda act, seen: tell_holder(case_id=case.id, seen=seen, channel=Channel.COUNTER, act=act),
        after,
    )


def object_to(_walk: Office, case: CaseNote, _by: Staff, _pick: int) -> Tried:
    """Heard also after the last day."""
    return Tried(
        always,
        lambda act, seen: object_to_cancellation(
            case_id=case.id, seen=seen, said="我还住在这里", act=act
        ),
    )


def grant(walk: Office, case: CaseNote, by: Staff, pick: int) -> Tried:
    """Heard, by who did not propose it, where the law takes the day it counts from."""
    said = "" if pick % 4 == 3 else "已核实"

    def event() -> Event:
        own_day = case.asks["ground"] in _FROM_ITS_OWN_DAY
        assert case.permit
        shown_on = max(date.fromisoformat(case.asks["on"]), case.permit.issued_on)
        day = shown_on if own_day else walk.today
        return Event("cancelled", day, reason=by.account)

    def may() -> bool:
        if not not_by(case, Action.FILE, by) or not _was_heard(walk, case, said):
            return False
        assert case.permit
        return case.permit.cancelled is None and case.permit.holds(walk.today, event())

    def after(_outcome: dict[str, object]) -> None:
        assert case.permit
        case.permit.note(walk.last_number(case.permit.id), event())

    return Tried(
        may,
        lambda act, seen: grant_cancellation(case_id=case.id, seen=seen, act=act, said=said),
        after,
    )


def _was_heard(walk: Office, case: CaseNote, said: str) -> bool:
    if case.state is State.FILED:
        return case.asks["ground"] not in _WAITS
    if case.state is State.TOLD:
        return case.complete_by is not None and walk.today > case.complete_by
    return bool(said)


def refuse(_walk: Office, case: CaseNote, by: Staff, _pick: int) -> Tried:
    """The permit stays as it is; by who did not propose it."""
    return Tried(
        lambda: not_by(case, Action.FILE, by),
        lambda act, seen: refuse_cancellation(case_id=case.id, seen=seen, act=act),
    )


def withdraw(_walk: Office, case: CaseNote, by: Staff, _pick: int) -> Tried:
    """A holder withdraws their own wish only."""
    return Tried(
        lambda: by.sign != "H" or case.asks["ground"] == "own_wish",
        lambda act, seen: withdraw_cancellation(case_id=case.id, seen=seen, act=act),
    )


CANCELLATION: Verbs = {
    Action.GRANT: grant,
    Action.OBJECT: object_to,
    Action.REFUSE: refuse,
    Action.TELL: tell,
    Action.WITHDRAW: withdraw,
}


def accept_again(walk: Office, case: CaseNote, _by: Staff, _pick: int) -> Tried:
    """What was asked for online."""

    def after(_outcome: dict[str, object]) -> None:
        case.limit_on = FIFTEEN.last_day(walk.today)

    return Tried(
        always, lambda act, seen: accept_restoration(case_id=case.id, seen=seen, act=act), after
    )


def examine_again(_walk: Office, case: CaseNote, _by: Staff, pick: int) -> Tried:
    """Right or wrong."""
    finding = Finding.WRONG if pick % 2 else Finding.RIGHT
    return Tried(
        always,
        lambda act, seen: examine_restoration(case_id=case.id, seen=seen, finding=finding, act=act),
    )


def _not_who_cancelled(case: CaseNote, by: Staff) -> bool:
    assert case.permit
    return case.permit.events[int(case.asks["entry"])].reason != by.account


def grant_again(walk: Office, case: CaseNote, by: Staff, _pick: int) -> Tried:
    """By who neither examined nor cancelled it, while that cancellation stands alone."""

    def may() -> bool:
        permit = case.permit
        assert permit
        entry = int(case.asks["entry"])
        if not (not_by(case, Action.EXAMINE, by) and _not_who_cancelled(case, by)):
            return False
        others = walk.permits_of(permit.person, permit.place.city)
        if any(it is not permit and it.closed_on is None for it in others):
            return False
        stands = permit.cancelled is not None and permit.cancelled[0] == entry
        return stands and permit.holds(walk.today, Event("annulled", walk.today, entry))

    def after(_outcome: dict[str, object]) -> None:
        assert case.permit
        entry = int(case.asks["entry"])
        case.permit.note(walk.last_number(case.permit.id), Event("annulled", walk.today, entry))

    return Tried(
        may, lambda act, seen: grant_restoration(case_id=case.id, seen=seen, act=act), after
    )


def refuse_again(_walk: Office, case: CaseNote, by: Staff, _pick: int) -> Tried:
    """The cancellation stands."""
    return Tried(
        lambda: not_by(case, Action.EXAMINE, by) and _not_who_cancelled(case, by),
        lambda act, seen: refuse_restoration(case_id=case.id, seen=seen, act=act),
    )


def send_back(_walk: Office, case: CaseNote, _by: Staff, _pick: int) -> Tried:
    """To be examined again."""
    return Tried(always, lambda act, seen: return_restoration(case_id=case.id, seen=seen, act=act))


RESTORATION: Verbs = {
    Action.ACCEPT: accept_again,
    Action.EXAMINE: examine_again,
    Action.GRANT: grant_again,
    Action.REFUSE: refuse_again,
    Action.RETURN: send_back,
    Action.WITHDRAW: withdraw_plain,
}
