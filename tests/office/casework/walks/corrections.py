"""Corrections by two people: of an entry of a permit, of a name, of an address."""

from dataclasses import replace

from tests.office.casework.walks.notes import CaseNote, PermitNote, PersonNote
from tests.office.casework.walks.office import Office, Outcome, must_if
from tests.office.casework.walks.places import Staff
from tests.office.casework.walks.tables import FILES
from tests.office.casework.walks.verbs import Tried, Verbs, not_by

from anju.office.casework.cases.states import Action
from anju.office.casework.correction.deciding import (
    grant_correction,
    refuse_correction,
    withdraw_proposed_correction,
)
from anju.office.casework.correction.proposing import (
    Grounds,
    HolderAnswer,
    propose_address_correction,
    propose_details_correction,
    propose_entry_correction,
)
from anju.office.casework.procedures import Procedure
from anju.office.registry.ledger.entries import Act
from anju.office.registry.people.models import ResidenceRegistration

WRONG = Grounds("wrong_entry", HolderAnswer.AGREES)
_CORRECTION = Procedure.CORRECTION


class Corrections(Office):
    """Proposing a correction."""

    def correct(self, what: int, which: int, by: int) -> None:
        """An entry, a name or an address."""
        if what % 3 < 2:
            self.correct_entry(which, by, what // 3)
        else:
            self.correct_person(which, by, what)

    def correct_entry(self, which: int, by: int, entry: int) -> None:
        """An entry that was noted and stands; the issue of a permit is never one."""
        permit = self.permit(which, lambda it: bool(it.standing))
        staff = self.somebody(permit.place, FILES[_CORRECTION], by)
        numbers = [number for number, _ in permit.standing] or [1]
        number = numbers[entry % len(numbers)]
        may = (
            staff.sign in FILES[_CORRECTION]
            and staff.place is permit.place
            and self.open_case(_CORRECTION, permit.id) is None
            and number > 1
            and self.may_be_voided(permit, number)
        )
        outcome = self.attempt(
            staff,
            must_if(may),
            lambda act: propose_entry_correction(
                permit_id=permit.id, entry=number, grounds=WRONG, act=act
            ),
        )
        if outcome:
            case = self.note_correction(outcome, staff, permit.person, permit)
            case.asks = {"what": "entry", "entry": str(number)}

    def may_be_voided(self, permit: PermitNote, number: int) -> bool:
        """Not a lapse; not what an open case goes on with, nor what a case decided by itself."""
        event = permit.events[number]
        if event.what == "lapsed":
            return False
        filing = number if event.what == "filed" else event.of
        in_case = any(it.filing == filing and it.permit is permit for it in self.cases)
        if event.what == "decided":
            return not in_case
        return event.what != "filed" or number not in permit.waiting

    def correct_person(self, who: int, by: int, what: int) -> None:
        """A name, or the address of a registration that lasts."""
        person = self.person(who)
        staff = self.somebody(self.home_of(person), FILES[_CORRECTION], by)
        details = replace(person.details, name=person.details.name + "文")
        is_name = what % 2 == 0
        lives = person.stays.get(staff.place.city) or ("", None)
        row = ResidenceRegistration.objects.filter(
            person_id=person.id, division_code=staff.place.code, last_day=None
        ).first()
        record = row.id if row else "none"
        address = f"桃源路{self.tried}号"
        may = (
            staff.sign in FILES[_CORRECTION]
            and staff.place.code in person.known
            and self.open_case(_CORRECTION, person.id) is None
            and (is_name or lives[0] == staff.place.code)
        )

        def call(act: Act) -> Outcome:
            if is_name:
                return propose_details_correction(
                    person_id=person.id, details=details, grounds=WRONG, act=act
                )
            return propose_address_correction(
                person_id=person.id, record=record, address=address, grounds=WRONG, act=act
            )

        outcome = self.attempt(staff, must_if(may), call)
        if outcome:
            case = self.note_correction(outcome, staff, person)
            version = person.version if is_name or row is None else row.address_version
            case.asks = {
                "what": "details" if is_name else "address",
                "version": str(version),
                "name": details.name,
                "record": record,
            }

    def note_correction(
        self, outcome: Outcome, staff: Staff, person: PersonNote, permit: PermitNote | None = None
    ) -> CaseNote:
        case = CaseNote(
            str(outcome["subject"]),
            _CORRECTION,
            staff.place,
            person,
            self.today,
            staff,
            permit=permit,
        )
        case.actors[Action.FILE] = staff.account
        self.cases.append(case)
        return case


def grant(walk: Office, case: CaseNote, by: Staff, _pick: int) -> Tried:
    """By another account, while what it corrects is as it was, and the law takes the rest."""

    def may() -> bool:
        if not not_by(case, Action.FILE, by):
            return False
        if case.asks["what"] != "entry":
            return _is_as_it_was(case)
        assert case.permit
        number = int(case.asks["entry"])
        if number in case.permit.voided or by.place is not case.permit.place:
            return False
        left = case.permit.without(number)
        others = walk.permits_of(case.permit.person, case.permit.place.city)
        beside = any(it is not case.permit and it.closed_on is None for it in others)
        return left.is_true(walk.today) and not (beside and left.closed_on is None)

    def after(_outcome: Outcome) -> None:
        if case.permit and case.asks["what"] == "entry":
            case.permit.voided.add(int(case.asks["entry"]))
        elif case.asks["what"] == "details":
            case.person.version += 1
            case.person.details = replace(case.person.details, name=case.asks["name"])

    return Tried(
        may, lambda act, seen: grant_correction(case_id=case.id, seen=seen, act=act), after
    )


def _is_as_it_was(case: CaseNote) -> bool:
    """The version proposed for is the version there is, and the registration runs."""
    if case.asks["what"] == "details":
        return case.person.version == int(case.asks["version"])
    row = ResidenceRegistration.objects.get(id=case.asks["record"])
    return row.last_day is None and row.address_version == int(case.asks["version"])


def refuse(_walk: Office, case: CaseNote, by: Staff, _pick: int) -> Tried:
    """The record stays, by another account; also where the entry was taken out otherwise."""
    return Tried(
        lambda: not_by(case, Action.FILE, by),
        lambda act, seen: refuse_correction(case_id=case.id, seen=seen, act=act),
    )


def withdraw(_walk: Office, case: CaseNote, by: Staff, _pick: int) -> Tried:
    """Of an entry only by the account that proposed it."""
    return Tried(
        lambda: case.asks["what"] != "entry" or not not_by(case, Action.FILE, by),
        lambda act, seen: withdraw_proposed_correction(case_id=case.id, seen=seen, act=act),
    )


VERBS: Verbs = {Action.GRANT: grant, Action.REFUSE: refuse, Action.WITHDRAW: withdraw}
