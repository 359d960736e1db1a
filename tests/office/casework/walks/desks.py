"""Working on cases: taken, handed over, laid down, noted; and every step of every case."""

from tests.office.casework.walks import (
    applications,
    cards,
    corrections,
    endings,
    endorsements,
    late,
    papers,
)
from tests.office.casework.walks.notes import CaseNote
from tests.office.casework.walks.office import RARELY, Office, Verdict, must_if
from tests.office.casework.walks.places import STAFF, Staff
from tests.office.casework.walks.tables import OUTCOMES, OVER, STEPS
from tests.office.casework.walks.verbs import Verbs

from anju.office.casework.cases.states import Action
from anju.office.casework.desk.assigning import hand_over_case, lay_down_case, take_case
from anju.office.casework.desk.notes import add_note, notes_of
from anju.office.casework.procedures import Procedure

VERBS: dict[Procedure, Verbs] = {
    Procedure.APPLICATION: applications.VERBS,
    Procedure.CANCELLATION: endings.CANCELLATION,
    Procedure.CARD_CHANGE: cards.VERBS,
    Procedure.CARD_RENEWAL: cards.VERBS,
    Procedure.CARD_REPLACEMENT: cards.VERBS,
    Procedure.CORRECTION: corrections.VERBS,
    Procedure.ENDORSEMENT: endorsements.VERBS,
    Procedure.HARDSHIP: late.HARDSHIP,
    Procedure.OFFICE_LATENESS: late.LATENESS,
    Procedure.PAPER_ENTRY: papers.VERBS,
    Procedure.RESTORATION: endings.RESTORATION,
}


ENDS_EARLY = frozenset({Action.CLOSE, Action.NOT_ACCEPT, Action.WITHDRAW})
"""Seldom, so that cases come far."""


class Desks(Office):
    """The steps of cases, and who works on them."""

    def step(
        self, case: CaseNote, action: Action, by: Staff, pick: int, *, stale: bool = False
    ) -> bool:
        """Try a step; whether it was taken."""
        verb = VERBS[case.procedure].get(action)
        if verb is None:
            return False
        tried = verb(self, case, by, pick)
        signs, leads_to = STEPS[case.procedure].get(case.state, {}).get(action, ("", case.state))
        allowed = by.sign in signs and by.place is case.place and not stale
        verdict = must_if(tried.may()) if allowed else Verdict.MUST_NOT
        seen = case.number - 1 if stale else case.number
        outcome = self.attempt(by, verdict, lambda act: tried.call(act, seen))
        if outcome is None:
            return False
        self.note_step(case, action, by)
        case.state = leads_to
        if action in OUTCOMES:
            case.outcomes.append(OUTCOMES[action])
        tried.after(outcome)
        if case.state in OVER:
            case.taken_by = ""
        return True

    def go_on(self, which: int, step: int, by: int, how: int) -> None:
        """A step that the tables have, by somebody who takes it; the latest case first."""
        going = [it for it in self.cases if not it.is_over]
        if not going:
            return
        case = going[-1 - which % len(going)]
        steps = STEPS[case.procedure][case.state]
        further = sorted(set(steps) - ENDS_EARLY) if step < RARELY else []
        actions = further or sorted(steps)
        action = actions[step % len(actions)]
        self.step(case, action, self.whoever(case, steps[action][0], by), how)

    def whoever(self, case: CaseNote, signs: str, by: int) -> Staff:
        """Who takes a step; often somebody who took one before, where it may need another."""
        before = {case.filed_by.account, *case.actors.values()}
        again = [it for it in STAFF[case.place] if it.account in before and it.sign in signs]
        if again and by % 3 == 1:
            return again[by % len(again)]
        return self.somebody(case.place, signs, by)

    def go_on_with_the_latest(self, step: int, by: int, how: int) -> None:
        """The case that was opened last goes on."""
        self.go_on(0, step, by, how)

    def try_anything(self, which: int, step: int, by: int, how: int) -> None:
        """Any step of any case by anybody of its place or of another."""
        if not self.cases:
            return
        case = self.cases[-1 - which % len(self.cases)]
        action = list(Action)[step % len(Action)]
        place = case.place if by % 3 else self.home_of(self.people[how % len(self.people)])
        staff = STAFF[place][by % len(STAFF[place])]
        self.step(case, action, staff, how, stale=how % 5 == 4)

    def take_the_wrong_verb(self, which: int, step: int, other: int, by: int) -> None:
        """The step of one procedure, tried on a case of another."""
        if not self.cases:
            return
        case = self.cases[-1 - which % len(self.cases)]
        verbs = VERBS.get(list(Procedure)[other % len(Procedure)], {})
        actions = sorted(STEPS[case.procedure].get(case.state, {})) or [Action.WITHDRAW]
        action = actions[step % len(actions)]
        verb = verbs.get(action)
        if verb is None or verb is VERBS[case.procedure].get(action):
            return
        signs = STEPS[case.procedure].get(case.state, {}).get(action, ("P",))[0]
        staff = self.somebody(case.place, signs, by)
        tried = verb(self, case, staff, by)
        self.attempt(staff, Verdict.MUST_NOT, lambda act: tried.call(act, case.number))

    def work_on(self, which: int, by: int, to: int) -> None:
        """A case is taken, handed to a colleague, laid down, or something is noted of it."""
        if not self.cases:
            return
        case = self.cases[-1 - which % len(self.cases)]
        staff = self.somebody(case.place, "APO", by)
        open_here = staff.place is case.place and not case.is_over
        free = case.taken_by in {"", staff.account}
        colleague = STAFF[staff.place][to % 5]
        what = to % 4
        if what == 0:
            done = self.attempt(
                staff,
                must_if(open_here and free),
                lambda act: take_case(case_id=case.id, act=act),
                again=False,
            )
            case.taken_by = case.taken_by if done is None else staff.account
        elif what == 1:
            posts = {(it.account, it.office) for it in STAFF[staff.place][:5]}
            same = (colleague.account, staff.office) in posts
            done = self.attempt(
                staff,
                must_if(open_here and free and same),
                lambda act: hand_over_case(case_id=case.id, account_id=colleague.account, act=act),
                again=False,
            )
            case.taken_by = case.taken_by if done is None else colleague.account
        elif what == 2:
            done = self.attempt(
                staff,
                must_if(open_here),
                lambda act: lay_down_case(case_id=case.id, act=act),
                again=False,
            )
            mine = done is not None and case.taken_by == staff.account
            case.taken_by = "" if mine else case.taken_by
        else:
            self.note_it(case, staff)

    def note_it(self, case: CaseNote, staff: Staff) -> None:
        before = len(notes_of(case.id))
        act = staff.act(self.today, self.minute, "")
        if staff.place is case.place:
            add_note(case_id=case.id, text="明日来电", act=act)
            assert len(notes_of(case.id)) == before + 1
