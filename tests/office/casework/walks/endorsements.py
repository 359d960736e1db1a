"""Endorsements: on the spot and taken back the same day; with changes, filed and decided."""

from datetime import date

from tests.office.casework.endorsement.acting import did
from tests.office.casework.walks.notes import CaseNote, Event, PermitNote
from tests.office.casework.walks.office import Office, must_if
from tests.office.casework.walks.places import ONE_DAY, STAFF, Staff
from tests.office.casework.walks.tables import FILES
from tests.office.casework.walks.verbs import Tried, Verbs, always, not_by

from anju.law.applicant_facts import Applicant, Ground, GroundFact, Insurance
from anju.law.endorsement_file import Change
from anju.law.facts import Decision
from anju.law.materials import Material
from anju.office.casework.cases.states import Action, State
from anju.office.casework.endorsement.accepting import accept_filed
from anju.office.casework.endorsement.completing import complete_filed
from anju.office.casework.endorsement.examining import examine_changed
from anju.office.casework.endorsement.filing import Changed, file_changed
from anju.office.casework.endorsement.granting import grant_changed
from anju.office.casework.endorsement.not_accepting import not_accept_filed
from anju.office.casework.endorsement.noticing import give_notice
from anju.office.casework.endorsement.on_the_spot import endorse_unchanged
from anju.office.casework.endorsement.preview import preview
from anju.office.casework.endorsement.refusing import refuse_changed
from anju.office.casework.endorsement.returning import return_filed
from anju.office.casework.endorsement.withdrawing import withdraw_filed
from anju.office.casework.procedures import Procedure
from anju.office.registry.permits.endorsing import withdraw_endorsement

IDENTITY, CONTRACT, OTHER = (
    Material.RESIDENT_IDENTITY_CARD,
    Material.LABOUR_CONTRACT,
    Material.OTHER_EMPLOYMENT_PROOF,
)
MEETS = Applicant(
    grounds=(GroundFact(Ground.EMPLOYMENT, holds=True),),
    registered_months_of_last_12=12,
    insurance=Insurance(months_of_last_12=12),
    merits=frozenset(),
)
WAITING_DAYS = 30


class Endorsements(Office):
    """Endorsing, and filing an endorsement."""

    def endorse(self, which: int, by: int) -> None:
        """A clerk endorses on the spot; what was foretold is what happens."""
        permit = self.permit(which, self.is_due)
        staff = self.somebody(permit.place, "PA", by)
        verdict = must_if(self.may_endorse(permit, staff, self.today))
        foretold = None
        if self.reaches(permit, staff) and staff.sign in "AP":
            act = staff.act(self.today, self.minute, "")
            foretold = preview(permit_id=permit.id, on=self.today, act=act)
        outcome = self.attempt(
            staff, verdict, lambda act: endorse_unchanged(permit_id=permit.id, act=act)
        )
        if outcome:
            permit.note(outcome["number"], Event("endorsed", self.today, reason=staff.account))
            assert foretold
            assert foretold.told
            assert did(outcome) == foretold.told.as_outcome()
        elif foretold:
            assert foretold.refusal

    def is_due(self, permit: PermitNote) -> bool:
        """Whether it can be endorsed today."""
        return permit.can_be_endorsed(self.today, self.today)

    def may_endorse(self, permit: PermitNote, staff: Staff, day: date) -> bool:
        """Who may, of whom the place lets endorse, and whether the law takes it."""
        clerks = "AP" if permit.place.agency_endorses else "P"
        return (
            staff.sign in clerks
            and self.reaches(permit, staff)
            and permit.can_be_endorsed(day, self.today)
        )

    def take_back(self, which: int, by: int) -> None:
        """The clerk who endorsed takes it back on the same day; nobody else does."""
        endorsed = [it for it in self.permits if self.last_is_an_endorsement(it)]
        if not endorsed:
            return
        permit = endorsed[which % len(endorsed)]
        number, event = max(permit.standing)
        staff = self.somebody(permit.place, "P", by)
        made_it = [it for it in STAFF[permit.place] if it.account == event.reason]
        staff = made_it[0] if made_it and by % 2 else staff
        mine = event.on == self.today and event.reason == staff.account
        is_true = permit.without(number).is_true(self.today)
        verdict = must_if(mine and is_true and staff.place is permit.place)
        if self.attempt(
            staff,
            verdict,
            lambda act: withdraw_endorsement(permit_id=permit.id, entry=number, act=act),
        ):
            permit.voided.add(number)

    def last_is_an_endorsement(self, permit: PermitNote) -> bool:
        """Whether the last entry of a permit is an endorsement made on the spot."""
        last = max(permit.standing, default=None)
        if last is None or last[1].what != "endorsed":
            return False
        return last[0] == self.last_number(permit.id)

    def file_changed(self, which: int, by: int, brings: int) -> None:
        """The holder changed work; with the proof, without it, or with one the law names not."""
        permit = self.permit(which, self.is_due)
        staff = self.somebody(permit.place, FILES[Procedure.ENDORSEMENT], by)
        proof = ({CONTRACT}, {CONTRACT}, {OTHER}, set[Material]())[brings % 4]
        changed = Changed(frozenset({Change.EMPLOYMENT}), frozenset({IDENTITY} | proof))
        may = (
            staff.sign in FILES[Procedure.ENDORSEMENT]
            and self.reaches(permit, staff)
            and self.open_case(Procedure.ENDORSEMENT, permit.id) is None
            and permit.can_be_endorsed(self.today, self.today)
        )
        outcome = self.attempt(
            staff,
            must_if(may),
            lambda act: file_changed(permit_id=permit.id, changed=changed, act=act),
        )
        if outcome:
            case = self.note_filed(Procedure.ENDORSEMENT, permit, staff, str(outcome["subject"]))
            case.needs_a_look = OTHER in proof
            self.complete_at_once(case, staff, is_complete=bool(proof))

    def note_filed(
        self, procedure: Procedure, permit: PermitNote, staff: Staff, identifier: str
    ) -> CaseNote:
        """Note a case about a permit, and the filing on the permit."""
        case = CaseNote(
            identifier, procedure, staff.place, permit.person, self.today, staff, permit=permit
        )
        case.filing = self.last_number(permit.id)
        permit.note(case.filing, Event("filed", self.today))
        self.cases.append(case)
        return case

    def complete_at_once(self, case: CaseNote, staff: Staff, *, is_complete: bool) -> None:
        """What is complete is accepted with its filing, by who may accept."""
        case.complete_on = self.today if is_complete else None
        if is_complete and staff.sign in "AP":
            self.note_step(case, Action.ACCEPT, staff)
            case.state, case.limit_on = State.ACCEPTED, _limit(case, self.today)


def _limit(case: CaseNote, day: date) -> date:
    assert case.permit
    check = case.permit.place.check
    return (check if case.procedure is Procedure.ENDORSEMENT else type(check)(15)).last_day(day)


def _filing(case: CaseNote) -> Event | None:
    """The filing of a case as it stands; None where a correction took it out."""
    permit = case.permit
    if permit is None or case.filing in permit.voided:
        return None
    filed = permit.filings[case.filing]
    return Event("filed", filed.filed_on, decision=filed.decision)


def _decided(walk: Office, case: CaseNote, decision: Decision) -> Event:
    return Event("decided", walk.today, case.filing, decision)


def can_decide(walk: Office, case: CaseNote, decision: Decision, *before: Event) -> bool:
    """Whether the filing waits, and the law takes the decision."""
    filing = _filing(case)
    if filing is None or filing.decision is not None or case.permit is None:
        return False
    return case.permit.holds(walk.today, *before, _decided(walk, case, decision))


def note_decision(walk: Office, case: CaseNote, decision: Decision) -> None:
    """Note the decision on the permit."""
    assert case.permit
    case.permit.note(walk.last_number(case.permit.id), _decided(walk, case, decision))


def accept(walk: Office, case: CaseNote, _by: Staff, _pick: int) -> Tried:
    """What is complete."""

    def after(_outcome: dict[str, object]) -> None:
        case.limit_on = _limit(case, walk.today)

    return Tried(
        lambda: case.complete_on is not None,
        lambda act, seen: accept_filed(case_id=case.id, seen=seen, act=act),
        after,
    )


def notice(walk: Office, case: CaseNote, _by: Staff, _pick: int) -> Tried:
    """What is missing, with thirty days to bring it."""

    def after(_outcome: dict[str, object]) -> None:
        case.complete_by = walk.today + WAITING_DAYS * ONE_DAY

    return Tried(
        lambda: case.complete_on is None,
        lambda act, seen: give_notice(case_id=case.id, seen=seen, act=act),
        after,
    )


def complete(walk: Office, case: CaseNote, _by: Staff, pick: int) -> Tried:
    """The proof comes, or nothing of use; what comes after the last day counts from its own."""
    all_of = {IDENTITY, CONTRACT, Material.LEASE, Material.HARDSHIP_EXPLANATION}
    brings = frozenset({Material.TITLE_DEED} if pick % 4 == 3 else all_of)
    completes = case.complete_on is None and CONTRACT in brings

    def is_late() -> bool:
        return completes and case.complete_by is not None and walk.today > case.complete_by

    def may() -> bool:
        if not completes:
            return _filing(case) is not None or case.complete_on is None
        if _filing(case) is None or case.permit is None:
            return False
        moved = case.permit.without(case.filing)
        return not is_late() or moved.can_be_endorsed(walk.today, walk.today)

    def after(_outcome: dict[str, object]) -> None:
        if is_late() and case.permit:
            number = walk.last_number(case.permit.id)
            case.permit.note(number, Event("moved", walk.today, case.filing))
        if completes:
            case.complete_on = walk.today

    return Tried(
        may,
        lambda act, seen: complete_filed(case_id=case.id, materials=brings, seen=seen, act=act),
        after,
    )


def not_accept(walk: Office, case: CaseNote, _by: Staff, _pick: int) -> Tried:
    """Nothing came in the time of the notice."""

    def may() -> bool:
        over = case.complete_by is not None and walk.today > case.complete_by
        missing = case.complete_on is None
        return missing and over and can_decide(walk, case, Decision.WITHDRAWN)

    return Tried(
        may,
        lambda act, seen: not_accept_filed(case_id=case.id, seen=seen, act=act),
        lambda _outcome: note_decision(walk, case, Decision.WITHDRAWN),
    )


def withdraw(walk: Office, case: CaseNote, _by: Staff, _pick: int) -> Tried:
    """The permit is as if it waited for nothing; also where its filing was taken out."""

    def after(_outcome: dict[str, object]) -> None:
        if _filing(case) is not None:
            note_decision(walk, case, Decision.WITHDRAWN)

    return Tried(
        always, lambda act, seen: withdraw_filed(case_id=case.id, seen=seen, act=act), after
    )


def examine(_walk: Office, case: CaseNote, _by: Staff, pick: int) -> Tried:
    """Met, not met where nobody lives there any more, or not told."""
    lives = (True, True, False, None)[pick % 4]

    def after(_outcome: dict[str, object]) -> None:
        case.finding = "met" if lives else "not_met"

    return Tried(
        lambda: lives is not None and _filing(case) is not None,
        lambda act, seen: examine_changed(
            case_id=case.id, holder=MEETS, still_lives_there=lives, seen=seen, act=act
        ),
        after,
    )


def grant(walk: Office, case: CaseNote, _by: Staff, _pick: int) -> Tried:
    """What nothing stands against, and what was looked at where a paper asks for it."""

    def may() -> bool:
        unseen = case.needs_a_look and not case.finding
        against = case.finding == "not_met" or unseen
        return not against and can_decide(walk, case, Decision.GRANTED)

    return Tried(
        may,
        lambda act, seen: grant_changed(case_id=case.id, seen=seen, act=act),
        lambda _outcome: note_decision(walk, case, Decision.GRANTED),
    )


def refuse(walk: Office, case: CaseNote, by: Staff, _pick: int) -> Tried:
    """What the examination found against."""
    return Tried(
        lambda: (
            case.finding == "not_met"
            and not_by(case, Action.EXAMINE, by)
            and can_decide(walk, case, Decision.REFUSED)
        ),
        lambda act, seen: refuse_changed(case_id=case.id, seen=seen, act=act),
        lambda _outcome: note_decision(walk, case, Decision.REFUSED),
    )


def send_back(_walk: Office, case: CaseNote, _by: Staff, _pick: int) -> Tried:
    """To be examined again."""
    return Tried(
        always, lambda act, seen: return_filed(case_id=case.id, seen=seen, act=act, said="再看")
    )


VERBS: Verbs = {
    Action.ACCEPT: accept,
    Action.COMPLETE: complete,
    Action.EXAMINE: examine,
    Action.GIVE_NOTICE: notice,
    Action.GRANT: grant,
    Action.NOT_ACCEPT: not_accept,
    Action.REFUSE: refuse,
    Action.RETURN: send_back,
    Action.WITHDRAW: withdraw,
}
