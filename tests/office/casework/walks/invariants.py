"""What holds after every step: the cases, their queues, the permits, now and then the ledger."""

from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import date

from hypothesis.stateful import invariant
from tests.office.casework.walks.notes import CaseNote, PermitNote
from tests.office.casework.walks.office import Office
from tests.office.casework.walks.places import ONE_DAY, PLACES, STAFF, Place
from tests.office.registry.permits.properties.columns import from_columns, from_law

from anju.law.standing import standing
from anju.office.access.jurisdiction import Jurisdiction
from anju.office.access.roles import Role
from anju.office.casework.cases.fold import fold_case
from anju.office.casework.desk.queues import DeskView, Queue, queue_count, queue_page
from anju.office.casework.models import Case
from anju.office.common.keyring import current_ring
from anju.office.registry.ledger.entries import read_chains
from anju.office.registry.ledger.sequencing import sequence
from anju.office.registry.models import Permit
from anju.office.registry.permits.answers import answers
from anju.office.registry.permits.law_facts import facts_of
from anju.office.registry.verifying.verify import verify

EVERY = 6
"""Steps between two verifications of the whole ledger."""

NEARLY = 3 * ONE_DAY
_TO_DO = {
    Role.AGENCY_CLERK: {"clerk"},
    Role.ISSUING_OFFICER: {"officer"},
    Role.POLICE_CLERK: {"clerk", "police"},
}


class Invariants(Office):
    """Statements that no step may break."""

    @invariant()
    def all_that_holds(self) -> None:
        """Every statement below; the whole ledger is looked at every few steps."""
        self.cases_stand_where_they_were_led()
        self.one_case_is_open_of_a_kind()
        self.what_waits_has_a_case()
        self.no_last_day_passes_unseen()
        self.permits_are_what_the_law_answers()
        self.steps_taken += 1
        if self.steps_taken % EVERY == 0:
            self.verify()

    def cases_stand_where_they_were_led(self) -> None:
        """Each row is what was noted; one outcome at most, and exactly one once it is over."""
        rows = {row.id: row for row in Case.objects.all()}
        chains = read_chains(list(rows))
        assert set(rows) == {case.id for case in self.cases}
        for case in self.cases:
            row = rows[case.id]
            told = (row.procedure, row.state, row.step, row.about, row.desk, row.person_id)
            assert told == (
                case.procedure.value,
                case.state.value,
                case.number,
                case.about,
                case.desk,
                case.person.id,
            )
            days = (row.filed_on, row.complete_by, row.clock_on, row.due_on)
            assert days == (case.filed_on, case.complete_by, case.clock_on, case.due_on)
            assert len(case.outcomes) <= 1
            assert [row.outcome] == (case.outcomes or [""])
            assert (row.ended_on is not None) == case.is_over
            assert not case.is_over or case.outcomes
            assert fold_case(chains[case.id]).outcome == row.outcome

    def one_case_is_open_of_a_kind(self) -> None:
        """Of one procedure about one permit or person."""
        going = [(it.procedure, it.about) for it in self.cases if not it.is_over]
        assert len(going) == len(set(going))

    def what_waits_has_a_case(self) -> None:
        """A filing that waits is waited for in an open case: else nobody would decide on it."""
        going = {(it.about, it.filing) for it in self.cases if not it.is_over}
        for permit in self.permits:
            for filing in permit.waiting:
                assert (permit.id, filing) in going

    def no_last_day_passes_unseen(self) -> None:
        """One place after another: an officer sees what is out of time, or nearly, a clerk all."""
        place = PLACES[self.steps_taken % 4]
        for view in _views(place, "O"):
            self._sees(view, place, Queue.LATE, Queue.NEARLY_LATE)
        for view in _views(place, "AP"[self.steps_taken // 4 % 2]):
            self._sees(view, place, *Queue)

    def _sees(self, view: DeskView, place: Place, *queues: Queue) -> None:
        cases = [case for case in self.cases if case.place is place and not case.is_over]
        for queue in queues:
            expected = _expected(queue, cases, view, self.today)
            assert sorted(_seen(queue, view, self.today)) == sorted(expected), queue

    def permits_are_what_the_law_answers(self) -> None:
        """Columns, answers and the standing of later days, from what was noted alone."""
        rows = {row.id: row for row in Permit.objects.all()}
        assert set(rows) == {permit.id for permit in self.permits}
        found = answers(list(rows), self.today)
        for permit in self.permits:
            life, row = permit.life(self.today), rows[permit.id]
            facts = asdict(facts_of(life))
            assert {name: getattr(row, name) for name in facts} == facts
            assert row.closed_on == permit.closed_on
            assert row.person_id == permit.person.id
            assert found[permit.id].standing == standing(
                permit.facts, permit.place.rules, self.today
            )
            self._later(permit, row)

    def _later(self, permit: PermitNote, row: Permit) -> None:
        """A recorded lapse is computed as well, so that the columns of an open one tell it."""
        if permit.lapsed_on:
            return
        for days in (0, 1, 60, 400):
            on = self.today + days * ONE_DAY
            law = standing(permit.facts, permit.place.rules, on)
            assert from_columns(row, on) == from_law(law)

    def verify(self) -> None:
        """Nothing is found."""
        sequence()
        verified = verify(ring=current_ring())
        assert verified.is_sound, verified.findings


def _views(place: Place, signs: str) -> Iterator[DeskView]:
    for sign in signs:
        staff = next(each for each in STAFF[place] if each.sign == sign)
        offices = () if sign == "O" else (place.agency, place.station)
        yield DeskView(staff.account, Role(staff.role), Jurisdiction(place.code), offices)


def _expected(queue: Queue, cases: list[CaseNote], view: DeskView, today: date) -> list[str]:
    """The cases of a place that stand in a queue, by what was noted."""
    belongs: dict[Queue, Callable[[CaseNote], bool]] = {
        Queue.HOLDER: lambda case: case.desk == "holder",
        Queue.LATE: lambda case: case.clock_on is not None and case.clock_on < today,
        Queue.MINE: lambda case: case.taken_by == view.account,
        Queue.NEARLY_LATE: lambda case: (
            case.clock_on is not None and today <= case.clock_on <= today + NEARLY
        ),
        Queue.TO_DO: lambda case: case.desk in _TO_DO[view.role],
    }
    return [case.id for case in cases if belongs[queue](case)]


def _seen(queue: Queue, view: DeskView, today: date) -> list[str]:
    """Every page of a queue, which its count agrees with."""
    found, after = list[str](), ""
    while True:
        page = queue_page(queue, view, today, after)
        found += [case.id for case in page.cases]
        after = page.after
        if not after:
            break
    assert queue_count(queue, view, today) == len(found)
    return found
