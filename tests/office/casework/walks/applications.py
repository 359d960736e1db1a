"""Applications: filed alone, accepted at once or noticed; then step by step to a card."""

from datetime import date

from tests.office.casework.walks.notes import CardNote, CaseNote, Event, PermitNote, PersonNote
from tests.office.casework.walks.office import RARELY, Office, Outcome, must_if
from tests.office.casework.walks.places import ONE_DAY, Place, Staff
from tests.office.casework.walks.tables import FILES
from tests.office.casework.walks.verbs import Tried, Verbs, always, not_by

from anju.law.applicant_facts import Ground
from anju.law.citation import REGULATION, Citation
from anju.law.materials import Material
from anju.office.casework.application.accepting import accept_application, not_accept_application
from anju.office.casework.application.declaration import ClaimedGround, Declaration
from anju.office.casework.application.examining import examine_application
from anju.office.casework.application.filing import (
    Application,
    file_and_accept,
    file_application,
    file_with_notice,
)
from anju.office.casework.application.granting import grant_application
from anju.office.casework.application.handing_over import (
    deliver_permit,
    hand_over_card,
    produce_card,
)
from anju.office.casework.application.noticing import complete_materials, give_notice
from anju.office.casework.application.refusing import refuse_application, return_application
from anju.office.casework.application.withdrawing import withdraw_application
from anju.office.casework.cases.ending import close_case
from anju.office.casework.cases.states import Action, State
from anju.office.casework.procedures import Procedure
from anju.office.registry.ledger.entries import read_chain

TOLD = Declaration(
    grounds=(ClaimedGround(Ground.EMPLOYMENT, date(2020, 1, 2), date(2049, 12, 31)),),
    citizen=True,
    limited_mobility=False,
    insured_months_running=30,
    insured_months_of_last_24=24,
    merits=frozenset(),
)
CARD, PHOTO, CONTRACT = (
    Material.RESIDENT_IDENTITY_CARD,
    Material.PHOTO,
    Material.LABOUR_CONTRACT,
)
_WAYS = (file_application, file_and_accept, file_with_notice)
_APPLICATION = Procedure.APPLICATION


def may_apply(person: PersonNote, place: Place, today: date) -> bool | None:
    """Whether the law lets somebody apply; where they moved about, the notes do not say."""
    stay = person.stays.get(place.city)
    if person.moved:
        return None
    if stay is None:
        return False
    days = (today - stay[1]).days
    least = 366 if place.city == "440300" else 184
    return days > least if abs(days - least) > 6 else None


class Applications(Office):
    """Filing an application."""

    def apply(self, who: int, by: int, way: int, lacks: int) -> None:
        """Somebody applies at the counter of a district where they are known."""
        without = [it for it in self.people if not any(map(self.stands, self.permits_of(it)))]
        without = [it for it in without if not it.dead and it.is_registered]
        person = without[who % len(without)] if without and who < RARELY else self.person(who)
        place = self.home_of(person)
        staff = self.somebody(place, FILES[_APPLICATION], by)
        with_all = lacks % 3 != 1
        papers = frozenset({CARD, CONTRACT, PHOTO} if with_all else {CARD, CONTRACT})
        application = Application(person.id, TOLD, papers)
        file, may_accept = _WAYS[way % 3], staff.sign in "AP"
        may: bool | None = self.may_file_application(person, staff)
        prospects = may_apply(person, staff.place, self.today)
        if file is file_and_accept:
            may = may and may_accept and with_all
        elif file is file_with_notice:
            noticed = not with_all or (None if prospects is None else False)
            may = may and may_accept and noticed
        verdict = must_if(may)
        outcome = self.attempt(staff, verdict, lambda act: file(application=application, act=act))
        if outcome:
            case = self.note_application(person, staff, outcome)
            case.complete_on = self.today if with_all else None
            if file is file_and_accept:
                _accepted(self, case, staff)
            elif file is file_with_notice:
                _noticed(self, case, staff)

    def may_file_application(self, person: PersonNote, staff: Staff) -> bool:
        """Known where they apply, no case open, no permit of the city that is not over."""
        return (
            staff.sign in FILES[_APPLICATION]
            and staff.place.code in person.known
            and self.open_case(_APPLICATION, person.id) is None
            and not any(map(self.stands, self.permits_of(person, staff.place.city)))
        )

    def note_application(self, person: PersonNote, staff: Staff, outcome: Outcome) -> CaseNote:
        """Note the case of an application."""
        case = CaseNote(
            str(outcome["subject"]), _APPLICATION, staff.place, person, self.today, staff
        )
        case.actors[Action.FILE] = staff.account
        self.cases.append(case)
        return case


def _accepted(walk: Office, case: CaseNote, by: Staff) -> None:
    walk.note_step(case, Action.ACCEPT, by)
    case.state = State.ACCEPTED
    begins = case.complete_on or walk.today
    case.limit_on = case.place.apply.last_day(begins)


def _noticed(walk: Office, case: CaseNote, by: Staff) -> None:
    walk.note_step(case, Action.GIVE_NOTICE, by)
    case.state, case.complete_on = State.WAITING, None
    case.complete_by = date.fromordinal(walk.today.toordinal() + 30)


def _prospects(walk: Office, case: CaseNote) -> bool | None:
    return may_apply(case.person, case.place, walk.today)


def accept(walk: Office, case: CaseNote, _by: Staff, _pick: int) -> Tried:
    """Accepted once nothing is left to bring; the clock runs from the day it was complete."""

    def after(_outcome: Outcome) -> None:
        case.limit_on = case.place.apply.last_day(case.complete_on or walk.today)

    return Tried(
        lambda: case.complete_on is not None,
        lambda act, seen: accept_application(case_id=case.id, seen=seen, act=act),
        after,
    )


def notice(walk: Office, case: CaseNote, _by: Staff, _pick: int) -> Tried:
    """Everything that is missing, once, with thirty days to bring it."""

    def may() -> bool | None:
        told = None if _prospects(walk, case) is None else False
        return True if case.complete_on is None else told

    def after(_outcome: Outcome) -> None:
        case.complete_on = None
        case.complete_by = date.fromordinal(walk.today.toordinal() + 30)

    return Tried(
        may,
        lambda act, seen: give_notice(case_id=case.id, seen=seen, act=act),
        after,
    )


def complete(walk: Office, case: CaseNote, _by: Staff, pick: int) -> Tried:
    """The photo comes, or something that nobody asked for; now and then all there is to bring.

    Of an application from a list nothing was told: a photo alone does not complete it.
    """
    bare, brings = "nothing" in case.asks, frozenset({PHOTO})
    everything = bare and pick % 4 == 0
    if everything:
        brings = frozenset({CARD, CONTRACT, PHOTO})
    elif pick % 4 == 3:
        brings = frozenset({Material.LEASE})

    def after(_outcome: Outcome) -> None:
        if everything:
            del case.asks["nothing"]
        if everything or (PHOTO in brings and not bare):
            case.complete_on = case.complete_on or walk.today

    return Tried(
        always,
        lambda act, seen: complete_materials(
            case_id=case.id,
            seen=seen,
            materials=brings,
            act=act,
            declaration=TOLD if everything else None,
        ),
        after,
    )


def not_accept(walk: Office, case: CaseNote, _by: Staff, _pick: int) -> Tried:
    """Only where the law says no, or the time of the notice is over and something is missing."""

    def may() -> bool | None:
        unanswered = case.complete_by is not None and walk.today > case.complete_by
        if unanswered and case.complete_on is None:
            return True
        prospects = _prospects(walk, case)
        return None if prospects is None else not prospects

    return Tried(may, lambda act, seen: not_accept_application(case_id=case.id, seen=seen, act=act))


def examine(walk: Office, case: CaseNote, _by: Staff, _pick: int) -> Tried:
    """What the law answers on the day is the finding."""

    def after(_outcome: Outcome) -> None:
        found = str(read_chain(case.id)[-1].told["finding"])
        expected = {True: "met", False: "not_met", None: found}[_prospects(walk, case)]
        assert found == expected
        case.finding = found

    return Tried(
        always, lambda act, seen: examine_application(case_id=case.id, seen=seen, act=act), after
    )


def _against(walk: Office, case: CaseNote) -> bool | None:
    """Whether the law says no: by the examination, or on the day."""
    prospects = _prospects(walk, case)
    if case.finding == "not_met" or prospects is False:
        return True
    return None if prospects is None else False


def grant(walk: Office, case: CaseNote, by: Staff, _pick: int) -> Tried:
    """An officer who did not examine it; never against the law, never beside an open permit."""

    def may() -> bool | None:
        beside = any(map(walk.stands, walk.permits_of(case.person, case.place.city)))
        if not not_by(case, Action.EXAMINE, by) or beside:
            return False
        against = _against(walk, case)
        return None if against is None else not against and case.finding == "met"

    def after(_outcome: Outcome) -> None:
        _lapses_recorded(walk, case)
        permit = str(read_chain(case.id)[-1].told["result"])
        walk.permits.append(PermitNote(permit, case.place, case.person, walk.today))
        case.asks["permit"] = permit

    return Tried(
        may, lambda act, seen: grant_application(case_id=case.id, seen=seen, act=act), after
    )


def _lapses_recorded(walk: Office, case: CaseNote) -> None:
    """A lapse that was only computed is recorded before anything new is granted."""
    for permit in walk.permits_of(case.person, case.place.city):
        if permit.closed_on is None and (lapse := permit.life(walk.today).lapse_end):
            permit.note(walk.last_number(permit.id), Event("lapsed", lapse + ONE_DAY))


def refuse(walk: Office, case: CaseNote, by: Staff, pick: int) -> Tried:
    """For the law's reasons, or in the officer's own words beside a place in the text."""
    own = pick % 3 == 2
    cited = Citation(REGULATION, 9, 4) if own else None
    said = "材料不实" if own else ""

    def may() -> bool | None:
        if not not_by(case, Action.EXAMINE, by):
            return False
        return True if own else _against(walk, case)

    return Tried(
        may,
        lambda act, seen: refuse_application(
            case_id=case.id, seen=seen, act=act, said=said, cited=cited
        ),
    )


def send_back(_walk: Office, case: CaseNote, by: Staff, pick: int) -> Tried:
    """With words, by who did not examine it."""
    said = "" if pick % 4 == 3 else "再看一次合同"
    return Tried(
        lambda: bool(said) and not_by(case, Action.EXAMINE, by),
        lambda act, seen: return_application(case_id=case.id, seen=seen, said=said, act=act),
    )


def withdraw(_walk: Office, case: CaseNote, _by: Staff, _pick: int) -> Tried:
    """At any time before the decision."""
    return Tried(
        always, lambda act, seen: withdraw_application(case_id=case.id, seen=seen, act=act)
    )


def _permit(walk: Office, case: CaseNote) -> PermitNote:
    return next(each for each in walk.permits if each.id == case.asks["permit"])


def produce(walk: Office, case: CaseNote, _by: Staff, _pick: int) -> Tried:
    """A card, where cards are made, the permit stands, and no other card is good."""

    def may() -> bool:
        permit = _permit(walk, case)
        is_over = permit.closed_on is not None and permit.closed_on <= walk.today
        return (
            case.place.cards
            and not is_over
            and not any(it.id and not it.gone for it in permit.cards)
        )

    def after(_outcome: Outcome) -> None:
        case.card = str(read_chain(case.id)[-1].told["card"])
        _permit(walk, case).cards.append(CardNote(case.card))

    return Tried(may, lambda act, seen: produce_card(case_id=case.id, seen=seen, act=act), after)


def deliver(_walk: Office, case: CaseNote, _by: Staff, _pick: int) -> Tried:
    """Where permits are electronic only."""
    return Tried(
        lambda: not case.place.cards,
        lambda act, seen: deliver_permit(case_id=case.id, seen=seen, act=act),
    )


def hand_over(walk: Office, case: CaseNote, _by: Staff, _pick: int) -> Tried:
    """The card of the case, while it is good."""

    def card() -> bool:
        cards = [it for it in _permit(walk, case).cards if it.id == case.card]
        return not cards[0].gone and not cards[0].handed_over

    def after(_outcome: Outcome) -> None:
        for each in _permit(walk, case).cards:
            each.handed_over = each.handed_over or each.id == case.card

    return Tried(card, lambda act, seen: hand_over_card(case_id=case.id, seen=seen, act=act), after)


def close(_walk: Office, case: CaseNote, _by: Staff, _pick: int) -> Tried:
    """Granted, and no card is handed over."""
    return Tried(
        always,
        lambda act, seen: close_case(case_id=case.id, seen=seen, reason="not_collected", act=act),
    )


VERBS: Verbs = {
    Action.ACCEPT: accept,
    Action.CLOSE: close,
    Action.COMPLETE: complete,
    Action.DELIVER: deliver,
    Action.EXAMINE: examine,
    Action.GIVE_NOTICE: notice,
    Action.GRANT: grant,
    Action.HAND_OVER: hand_over,
    Action.NOT_ACCEPT: not_accept,
    Action.PRODUCE: produce,
    Action.REFUSE: refuse,
    Action.RETURN: send_back,
    Action.WITHDRAW: withdraw,
}
