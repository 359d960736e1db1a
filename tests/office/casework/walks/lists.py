"""A list of people is filed: a case for each row that fits, and once more nothing."""

from pathlib import Path

from tests.office.casework.bulk.lists import a_list
from tests.office.casework.walks.applications import Applications
from tests.office.casework.walks.endorsements import Endorsements
from tests.office.casework.walks.notes import CaseNote, PersonNote
from tests.office.casework.walks.office import Verdict, must_if
from tests.office.casework.walks.places import Staff

from anju.office.casework.bulk.lists import ListFiled, file_list
from anju.office.casework.cases.states import Action
from anju.office.casework.models import Case
from anju.office.casework.procedures import Procedure
from anju.office.registry.ledger.entries import Act

_BODY_MAY_ENDORSE = {"440300"}
"""Where the measure lets an employer file for its people: Shenzhen."""


class Lists(Applications, Endorsements):
    """Filing for many."""

    def file_list(self, first: int, by: int, what: int) -> None:
        """Three people in a row, whether they fit or not."""
        people = [self.person(first + more) for more in range(3)]
        place = self.home_of(people[0])
        staff = self.somebody(place, "BAP", by)
        procedure = Procedure.APPLICATION if what % 2 else Procedure.ENDORSEMENT
        fitting = [it for it in people if self._fits(it, staff, procedure)]
        rows = [["", it.details.name, it.details.identity_number] for it in people]
        file = a_list(self.database.home, rows)
        batch = ""

        def call(act: Act) -> dict[str, object]:
            nonlocal batch
            done = _file(file, procedure, staff, act)
            again = bool(batch)
            batch = done.batch
            assert done.filed == (0 if again else len(fitting))
            return {"batch": done.batch}

        verdict = must_if(staff.sign in "ABP")
        if self.attempt(staff, verdict, call) and verdict is Verdict.MUST:
            for person in fitting:
                self.note_listed(person, staff, procedure, batch)

    def _fits(self, person: PersonNote, staff: Staff, procedure: Procedure) -> bool:
        if staff.place.code not in person.known:
            return False
        if procedure is Procedure.APPLICATION:
            return self.may_file_application(person, staff)
        here = [it for it in self.permits_of(person) if it.place is staff.place]
        permit = next((it for it in here if it.closed_on is None), None)
        return (
            permit is not None
            and staff.place.city in _BODY_MAY_ENDORSE
            and self.open_case(procedure, permit.id) is None
            and permit.can_be_endorsed(self.today, self.today)
        )

    def note_listed(
        self, person: PersonNote, staff: Staff, procedure: Procedure, batch: str
    ) -> None:
        row = Case.objects.get(batch=batch, person_id=person.id, filed_on=self.today)
        if procedure is Procedure.ENDORSEMENT:
            here = [it for it in self.permits_of(person) if it.place is staff.place]
            permit = next(it for it in here if it.closed_on is None)
            self.note_filed(procedure, permit, staff, row.id)
            return
        case = CaseNote(row.id, procedure, staff.place, person, self.today, staff)
        case.actors[Action.FILE] = staff.account
        case.asks["nothing"] = "told"
        self.cases.append(case)


def _file(file: Path, procedure: Procedure, staff: Staff, act: Act) -> ListFiled:
    return file_list(file=file, procedure=procedure, office_id=staff.place.station, act=act)
