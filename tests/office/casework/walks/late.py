"""Late for a good reason, or because of the office: filed, examined, and healed or not."""

from datetime import date

from tests.office.casework.walks import endorsements as filed
from tests.office.casework.walks.endorsements import (
    CONTRACT,
    IDENTITY,
    Endorsements,
    can_decide,
    note_decision,
)
from tests.office.casework.walks.notes import CaseNote, Event, PermitNote
from tests.office.casework.walks.office import Office, must_if
from tests.office.casework.walks.places import FIFTEEN, ONE_DAY, Place, Staff
from tests.office.casework.walks.tables import FILES
from tests.office.casework.walks.verbs import Tried, Verbs, always, not_by

from anju.law.endorsement import Effect
from anju.law.facts import Decision, HealingGround
from anju.law.hardship import may_ask
from anju.law.materials import Material
from anju.law.outcome import Met
from anju.office.casework.cases.ending import withdraw_case
from anju.office.casework.cases.states import Action, State
from anju.office.casework.endorsement.returning import return_filed
from anju.office.casework.hardship.examining import examine_hardship
from anju.office.casework.hardship.filing import Hardship, file_hardship
from anju.office.casework.hardship.granting import grant_hardship
from anju.office.casework.hardship.refusing import refuse_hardship
from anju.office.casework.office_lateness.deciding import grant_lateness, refuse_lateness
from anju.office.casework.office_lateness.examining import examine_lateness
from anju.office.casework.office_lateness.recording import Lateness, record_lateness
from anju.office.casework.paper_mode.outages import begin_outage, end_outage
from anju.office.casework.procedures import Procedure
from anju.office.registry.city.outages import OutageReason

WHOLE = frozenset({IDENTITY, CONTRACT, Material.LEASE, Material.HARDSHIP_EXPLANATION})
_HARDSHIP, _OURS = Procedure.HARDSHIP, Procedure.OFFICE_LATENESS


class Late(Endorsements):
    """Filing a hardship; an outage, and a lateness that it caused."""

    def file_hardship(self, which: int, by: int, brings: int) -> None:
        """A late holder asks for their years, with all papers or some."""
        permit = self.permit(which, self.may_ask_for_hardship)
        staff = self.somebody(permit.place, FILES[_HARDSHIP], by)
        is_whole, anyway = brings % 3 != 1, brings % 2 == 0
        hardship = Hardship(WHOLE if is_whole else WHOLE - {CONTRACT}, anyway=anyway)
        may = (
            staff.sign in FILES[_HARDSHIP]
            and self.reaches(permit, staff)
            and self.open_case(_HARDSHIP, permit.id) is None
            and self.may_ask_for_hardship(permit)
        )
        outcome = self.attempt(
            staff,
            must_if(may),
            lambda act: file_hardship(permit_id=permit.id, hardship=hardship, act=act),
        )
        if outcome:
            case = self.note_filed(_HARDSHIP, permit, staff, str(outcome["subject"]))
            case.asks["anyway"] = "yes" if anyway else ""
            self.complete_at_once(case, staff, is_complete=is_whole)

    def may_ask_for_hardship(self, permit: PermitNote) -> bool:
        """Whether it is late enough, and not too late."""
        if not permit.can_be_endorsed(self.today, self.today):
            return False
        return isinstance(may_ask(permit.life(self.today).window, self.today), Met)

    def an_office_is_down(self, what: int, where: int, by: int) -> None:
        """Or it is up again."""
        if what % 3 == 2:
            self.work_again(where, by)
        else:
            self.work_on_paper(where, by, what)

    def work_on_paper(self, where: int, by: int, days: int) -> None:
        """An office works on paper for some days, and says so afterwards."""
        place = self.home_of(self.person(where))
        staff = self.somebody(place, "APO", by)
        running = [it for it in self.outages if it[0] is place and it[3] is None]
        earlier = [it[3] for it in self.outages if it[0] is place and it[3]]
        begins = self.today - days % 9 * ONE_DAY
        may = staff.sign in "APO" and staff.place is place and not running
        may = may and all(begins > last for last in earlier)
        outcome = self.attempt(
            staff,
            must_if(may),
            lambda act: begin_outage(
                office_id=place.station,
                first_day=begins,
                reason=OutageReason.SYSTEM_DOWN,
                act=act,
            ),
        )
        if outcome:
            self.outages.append((place, str(outcome["outage"]), begins, None))

    def work_again(self, which: int, by: int) -> None:
        """The system is back."""
        lasting = [at for at, it in enumerate(self.outages) if it[3] is None]
        if not lasting:
            return
        at = lasting[which % len(lasting)]
        place, outage, begins, _ = self.outages[at]
        staff = self.somebody(place, "APO", by)
        may = staff.sign in "APO" and staff.place is place
        if self.attempt(
            staff,
            must_if(may),
            lambda act: end_outage(outage=outage, last_day=self.today, act=act),
        ):
            self.outages[at] = place, outage, begins, self.today

    def record_lateness(self, which: int, by: int, shows: int) -> None:
        """A clerk records that a holder was late because of the office."""
        down = {it[0] for it in self.outages}
        permit = self.permit(which, lambda it: it.place in down)
        staff = self.somebody(permit.place, FILES[_OURS], by)
        lateness, shown = self._what_shows_it(permit, staff.place, shows)
        may = (
            staff.sign in FILES[_OURS]
            and self.reaches(permit, staff)
            and self.open_case(_OURS, permit.id) is None
            and shown is not None
        )
        outcome = self.attempt(
            staff,
            must_if(may),
            lambda act: record_lateness(permit_id=permit.id, lateness=lateness, act=act),
        )
        if outcome and shown:
            case = CaseNote(
                str(outcome["subject"]),
                _OURS,
                staff.place,
                permit.person,
                self.today,
                staff,
                permit=permit,
            )
            self.note_step(case, Action.ACCEPT, staff)
            case.state, case.limit_on = State.ACCEPTED, FIFTEEN.last_day(self.today)
            case.asks["from"] = shown.isoformat()
            self.cases.append(case)

    def _what_shows_it(
        self, permit: PermitNote, place: Place, pick: int
    ) -> tuple[Lateness, date | None]:
        """An outage or a case, and the day it shows that the office was late on, if it does."""
        if pick % 2 and (outages := [it for it in self.outages if it[0] is place]):
            _, outage, begins, _ = outages[pick % len(outages)]
            return Lateness(outage=outage), begins
        mine = [it for it in self.cases if it.person is permit.person]
        if not mine:
            return Lateness(), None
        case = mine[pick % len(mine)]
        stuck = case.clock_on is not None and case.clock_on < self.today and case.place is place
        return Lateness(stuck_case=case.id), case.filed_on if stuck else None


def _gap(permit: PermitNote, day: date, today: date, ground: HealingGround) -> Event:
    """The healing of the days from the last good one to the day before an endorsement."""
    first, last = permit.life(max(day, today)).window.suspended_until(day)
    return Event("healed", first, ground=ground, until=max(first, last))


def _asked_on(case: CaseNote) -> date | None:
    if case.permit is None or case.filing in case.permit.voided:
        return None
    return case.permit.filings[case.filing].filed_on


def examine(_walk: Office, case: CaseNote, _by: Staff, pick: int) -> Tried:
    """A good reason, none, or not told."""
    good = (True, True, False, None)[pick % 4]

    def after(_outcome: dict[str, object]) -> None:
        case.finding = "met" if good else "not_met"

    return Tried(
        lambda: good is not None and _asked_on(case) is not None,
        lambda act, seen: examine_hardship(case_id=case.id, good_reason=good, seen=seen, act=act),
        after,
    )


def grant(walk: Office, case: CaseNote, by: Staff, _pick: int) -> Tried:
    """An officer who did not examine it heals the gap, and endorses on the day of filing."""

    def heals() -> Event | None:
        day, permit = _asked_on(case), case.permit
        if day is None or permit is None:
            return None
        if not isinstance(may_ask(permit.life(walk.today).window, day), Met):
            return None
        return _gap(permit, day, walk.today, HealingGround.HARDSHIP)

    def may() -> bool:
        healed = heals()
        if case.finding == "not_met" or not not_by(case, Action.EXAMINE, by) or not healed:
            return False
        return can_decide(walk, case, Decision.GRANTED, healed)

    def after(_outcome: dict[str, object]) -> None:
        assert case.permit
        healed = heals()
        assert healed
        case.permit.note(walk.last_number(case.permit.id) - 1, healed)
        note_decision(walk, case, Decision.GRANTED)

    return Tried(may, lambda act, seen: grant_hardship(case_id=case.id, seen=seen, act=act), after)


def refuse(walk: Office, case: CaseNote, by: Staff, _pick: int) -> Tried:
    """Nothing is healed; the endorsement is made all the same where it was wanted anyway."""
    decision = Decision.GRANTED if case.asks.get("anyway") else Decision.REFUSED
    return Tried(
        lambda: (
            case.finding == "not_met"
            and not_by(case, Action.EXAMINE, by)
            and can_decide(walk, case, decision)
        ),
        lambda act, seen: refuse_hardship(case_id=case.id, seen=seen, act=act),
        lambda _outcome: note_decision(walk, case, decision),
    )


HARDSHIP: Verbs = {
    **filed.VERBS,
    Action.EXAMINE: examine,
    Action.GRANT: grant,
    Action.REFUSE: refuse,
}


def examine_ours(_walk: Office, case: CaseNote, _by: Staff, pick: int) -> Tried:
    """The office's own, not, or not told."""
    ours = (True, True, False, None)[pick % 4]

    def after(_outcome: dict[str, object]) -> None:
        case.finding = "met" if ours else "not_met"

    return Tried(
        lambda: ours is not None,
        lambda act, seen: examine_lateness(case_id=case.id, offices_own=ours, seen=seen, act=act),
        after,
    )


def grant_ours(walk: Office, case: CaseNote, by: Staff, pick: int) -> Tried:
    """What was made late is healed; what is still to be made counts on the day said."""
    from_day = date.fromisoformat(case.asks["from"]) if "from" in case.asks else walk.today
    back = (walk.today - from_day).days
    day = None if pick % 2 else from_day + (pick % (back + 2) - 1) * ONE_DAY

    def does() -> list[Event]:
        assert case.permit
        if day is None:
            return _heals_the_last(case.permit, walk.today)
        if day < from_day or not _may_be_made(case.permit, day):
            return []
        return [*_opens(walk, case.permit), *_makes(case.permit, day, walk.today)]

    def may() -> bool:
        assert case.permit
        if case.finding == "not_met" or not not_by(case, Action.EXAMINE, by):
            return False
        if case.permit.lapse and (day is None or _has_another(walk, case.permit)):
            return False
        events = does()
        # Each is judged by itself: a healing alone must leave the history true.
        steps = [events[: at + 1] for at in range(len(events))]
        return bool(events) and all(case.permit.holds(walk.today, *each) for each in steps)

    def after(_outcome: dict[str, object]) -> None:
        assert case.permit
        events = does()
        first = walk.last_number(case.permit.id) - len(events) + 1
        for number, event in enumerate(events, first):
            case.permit.note(number, event)

    return Tried(
        may,
        lambda act, seen: grant_lateness(case_id=case.id, endorsed_on=day, seen=seen, act=act),
        after,
    )


def _heals_the_last(permit: PermitNote, today: date) -> list[Event]:
    late = {Effect.RESTARTED, Effect.GAP_EXCLUDED}
    gaps = [done for done in permit.life(today).judgements if done.effect in late]
    if not gaps:
        return []
    first, last = gaps[-1].window.suspended_until(gaps[-1].endorsed_on)
    office = HealingGround.OFFICE
    return [Event("healed", first, ground=office, until=max(first, last))]


def _has_another(walk: Office, permit: PermitNote) -> bool:
    """Whether the holder has another open permit of the same city."""
    others = walk.permits_of(permit.person, permit.place.city)
    return any(it is not permit and it.closed_on is None for it in others)


def _opens(walk: Office, permit: PermitNote) -> list[Event]:
    """A lapse that was recorded is annulled first."""
    return [Event("annulled", walk.today, permit.lapse[0])] if permit.lapse else []


def _may_be_made(permit: PermitNote, day: date) -> bool:
    granted = [it.filed_on for it in permit.filings.values() if it.decision is Decision.GRANTED]
    return not permit.waiting and day not in granted


def _makes(permit: PermitNote, day: date, today: date) -> list[Event]:
    endorsed = Event("endorsed", day)
    if day <= permit.life(today).window.last_good_day:
        return [endorsed]
    return [_gap(permit, day, today, HealingGround.OFFICE), endorsed]


def refuse_ours(_walk: Office, case: CaseNote, by: Staff, _pick: int) -> Tried:
    """Where the examination found that it was not the office's."""
    return Tried(
        lambda: case.finding == "not_met" and not_by(case, Action.EXAMINE, by),
        lambda act, seen: refuse_lateness(case_id=case.id, seen=seen, act=act),
    )


def withdraw_plain(_walk: Office, case: CaseNote, _by: Staff, _pick: int) -> Tried:
    """A filing that changed nothing else is withdrawn."""
    return Tried(always, lambda act, seen: withdraw_case(case_id=case.id, seen=seen, act=act))


def send_back(_walk: Office, case: CaseNote, _by: Staff, _pick: int) -> Tried:
    """To be examined again."""
    return Tried(always, lambda act, seen: return_filed(case_id=case.id, seen=seen, act=act))


LATENESS: Verbs = {
    Action.EXAMINE: examine_ours,
    Action.GRANT: grant_ours,
    Action.REFUSE: refuse_ours,
    Action.RETURN: filed.send_back,
    Action.WITHDRAW: withdraw_plain,
}
