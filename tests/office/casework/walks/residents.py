"""People come, move, leave, change their name, grow up with guardians, and die."""

from dataclasses import replace

from tests.office.casework.acting import end_guardianship, name_guardian
from tests.office.casework.walks.cities import details_of
from tests.office.casework.walks.endings import note_proposal
from tests.office.casework.walks.notes import Event, PersonNote
from tests.office.casework.walks.office import Office, must_if
from tests.office.casework.walks.places import ONE_DAY, PLACES, Staff

from anju.law.cancelling import CancelGround
from anju.law.facts import Decision
from anju.office.casework.cancellation.evidence import CancelEvidence
from anju.office.casework.cases.states import Action, State
from anju.office.casework.family.who_may_act import is_guardian
from anju.office.casework.life_events.dying import Death, record_death
from anju.office.casework.life_events.new_identity import IdentityEvidence, record_new_identity
from anju.office.casework.procedures import Procedure
from anju.office.casework.registration.arriving import (
    Stay,
    register_arrival,
    register_newcomer,
)
from anju.office.casework.registration.departing import Departure, depart
from anju.office.casework.registration.moving import (
    change_address,
    move_within_city,
    register_mover,
)
from anju.office.registry.people.models import AgentRecord

_GO_ON = {Procedure.CANCELLATION, Procedure.CORRECTION, Procedure.PAPER_ENTRY}


class Residents(Office):
    """Registration of residence, and what happens in a life."""

    def life_goes_on(self, what: int, who: int, where: int, by: int) -> None:
        """Something that happens to somebody."""
        happens = (
            lambda: self.arrive_new(where, by),
            lambda: self.arrive_or_move(who, where, by),
            lambda: self.arrive_or_move(who, where, by),
            lambda: self.change_address(who, by),
            lambda: self.depart(who, by),
            lambda: self.take_a_new_name(who, by),
            lambda: self.name_guardian(where, who, by),
            lambda: self.end_guardianship(who, by),
            lambda: self.die(who, by),
        )
        happens[what % len(happens)]()

    def arrive_new(self, where: int, by: int) -> None:
        """Somebody whom no office knows."""
        place = PLACES[where % len(PLACES)]
        staff = self.somebody(place, "AP", by)
        details = details_of(500 + len(self.people))
        stay = Stay(place.code, "新来路1号", self.today)
        outcome = self.attempt(
            staff,
            must_if(staff.sign in "AP" and staff.place is place),
            lambda act: register_newcomer(details=details, stay=stay, act=act),
        )
        if outcome:
            person = PersonNote(str(outcome["subject"]), details, {place.code})
            person.stays[place.city] = (place.code, self.today)
            self.people.append(person)

    def arrive_or_move(self, who: int, where: int, by: int) -> None:
        """Somebody known registers anew, or moves inside the city, or comes from another one."""
        person, place = self.person(who), PLACES[where % len(PLACES)]
        staff = self.somebody(place, "AP", by)
        here = person.stays.get(place.city)
        known = place.code in person.known
        stay = Stay(place.code, "搬家路2号")
        number = person.details.identity_number
        may = staff.sign in "AP" and staff.place is place
        may = may and (here is None or here[0] != place.code)
        if known and not here:
            call = lambda act: register_arrival(person_id=person.id, stay=stay, act=act)  # noqa: E731 - one of three
        elif known:
            call = lambda act: move_within_city(person_id=person.id, stay=stay, act=act)  # noqa: E731 - one of three
        else:
            call = lambda act: register_mover(number=number, stay=stay, act=act)  # noqa: E731 - one of three
        # The earlier registration ends yesterday: not one that began today.
        may = may and (here is None or here[1] < self.today)
        ended_today = (person.id, place.city, self.today) in self.departed
        if self.attempt(staff, must_if(None if may and ended_today else may), call):
            person.moved = person.moved or place.city in person.stays
            person.stays[place.city] = (place.code, self.today)
            person.known.add(place.code)

    def change_address(self, who: int, by: int) -> None:
        """Another address in the same district."""
        person = self.person(who)
        place = self.home_of(person)
        staff = self.somebody(place, "AP", by)
        stay = person.stays.get(place.city)
        may = staff.sign in "AP" and staff.place is place
        may = may and stay is not None and stay[0] == place.code
        self.attempt(
            staff,
            must_if(may),
            lambda act: change_address(
                person_id=person.id,
                division_code=place.code,
                address="新址路3号",
                moved_on=None,
                act=act,
            ),
        )

    def depart(self, who: int, by: int) -> None:
        """The registration ends today; no permit does."""
        person = self.person(who)
        place = self.home_of(person)
        staff = self.somebody(place, "AP", by)
        stay = person.stays.get(place.city)
        may = staff.sign in "AP" and staff.place is place
        may = may and stay is not None and stay[0] == place.code
        if self.attempt(
            staff,
            must_if(may),
            lambda act: depart(
                person_id=person.id,
                division_code=place.code,
                last_day=self.today,
                reason=Departure.LEFT,
                act=act,
            ),
        ):
            person.stays[place.city] = None
            person.moved = True
            self.departed.add((person.id, place.city, self.today))

    def take_a_new_name(self, who: int, by: int) -> None:
        """Shown by a document: nobody else has to decide."""
        person = self.person(who)
        staff = self.somebody(self.home_of(person), "AP", by)
        details = replace(person.details, name=person.details.name + "新")
        if self.attempt(
            staff,
            must_if(staff.sign in "AP" and staff.place.code in person.known),
            lambda act: record_new_identity(
                person_id=person.id,
                details=details,
                evidence=IdentityEvidence.IDENTITY_CARD,
                act=act,
            ),
        ):
            person.details, person.version = details, person.version + 1

    def name_guardian(self, child: int, who: int, by: int) -> None:
        """Of anybody but oneself, once."""
        ward, guardian = self.person(child), self.person(who)
        staff = self.somebody(self.home_of(ward), "AP", by)
        may = staff.sign in "AP" and staff.place.code in ward.known
        may = may and ward is not guardian and guardian.id not in ward.guardians
        if self.attempt(
            staff,
            must_if(may),
            lambda act: name_guardian(ward.id, guardian.id, act, self.today),
        ):
            row = AgentRecord.objects.get(person_id=ward.id, agent_id=guardian.id, last_day=None)
            ward.guardians[guardian.id] = row.id, self.today
            assert is_guardian(guardian.id, ward.id, self.today)

    def end_guardianship(self, child: int, by: int) -> None:
        """One that runs."""
        wards = [it for it in self.people if it.guardians]
        if not wards:
            return
        ward = wards[child % len(wards)]
        guardian, (record, _) = next(iter(ward.guardians.items()))
        staff = self.somebody(self.home_of(ward), "AP", by)
        if self.attempt(
            staff,
            must_if(staff.sign in "AP" and staff.place.code in ward.known),
            lambda act: end_guardianship(ward.id, record, act, self.today),
        ):
            del ward.guardians[guardian]
            assert not is_guardian(guardian, ward.id, self.today + ONE_DAY)

    def die(self, who: int, by: int) -> None:
        """Open cases end, and for each open permit a cancellation is proposed, here."""
        if len([it for it in self.people if not it.dead]) < 6:
            return
        person = self.person(who)
        staff = self.somebody(self.home_of(person), "AP", by)
        may = staff.sign in "AP" and staff.place.code in person.known
        outcome = self.attempt(
            staff,
            must_if(may),
            lambda act: record_death(
                person_id=person.id,
                death=Death(self.today, CancelEvidence.DEATH_CERTIFICATE),
                act=act,
            ),
        )
        if outcome:
            person.dead = True
            self._cases_end(person, staff, outcome["ended"])
            self._proposed(person, staff, list(outcome["proposed"]))

    def _cases_end(self, person: PersonNote, staff: Staff, ended: list[str]) -> None:
        mine = [
            it
            for it in self.cases
            if it.person is person
            and it.place is staff.place
            and not it.is_over
            and it.procedure not in _GO_ON
        ]
        assert {it.id for it in mine} == set(ended)
        for case in mine:
            granted = case.state in {State.GRANTED, State.PRODUCED}
            self.note_step(case, Action.CLOSE if granted else Action.WITHDRAW, staff)
            case.state = State.CLOSED if granted else State.WITHDRAWN
            if not granted:
                case.outcomes.append("withdrawn")
            if case.filing and case.permit and case.filing in case.permit.waiting:
                event = Event("decided", self.today, case.filing, Decision.WITHDRAWN)
                case.permit.note(self.last_number(case.permit.id), event)

    def _proposed(self, person: PersonNote, staff: Staff, cases: list[str]) -> None:
        mine = [
            permit
            for permit in sorted(self.permits_of(person), key=lambda it: it.id)
            if permit.place is staff.place
            and permit.closed_on is None
            and self.open_case(Procedure.CANCELLATION, permit.id) is None
        ]
        assert len(mine) == len(cases)
        for permit, case in zip(mine, cases, strict=True):
            note_proposal(self, permit, staff, case, CancelGround.DIED, self.today)
