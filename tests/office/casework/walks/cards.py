"""Cards: damaged, lost, changed; at the counter granted at once, online filed to be looked at."""

from tests.office.casework.walks import applications
from tests.office.casework.walks.late import withdraw_plain
from tests.office.casework.walks.notes import CardNote, CaseNote, PermitNote
from tests.office.casework.walks.office import Office, must_if
from tests.office.casework.walks.places import FIFTEEN, Staff
from tests.office.casework.walks.tables import FILES
from tests.office.casework.walks.verbs import Tried, Verbs

from anju.law.life import State as PermitState
from anju.law.penalties import Offence
from anju.law.replacement import CardChange
from anju.office.casework.cards.filing import (
    exchange_changed_card,
    renew_damaged_card,
    replace_lost_card,
)
from anju.office.casework.cards.granting import grant_card
from anju.office.casework.cards.not_accepting import not_accept_card
from anju.office.casework.cards.producing import hand_over_new_card, produce_new_card
from anju.office.casework.cards.reporting import report_lost_card
from anju.office.casework.cases.channels import Channel
from anju.office.casework.cases.states import Action, State
from anju.office.casework.offences.seizing import give_back_card, seize_permit_card
from anju.office.casework.procedures import Procedure
from anju.office.registry.ledger.entries import Act, read_chain

KINDS = (Procedure.CARD_RENEWAL, Procedure.CARD_REPLACEMENT, Procedure.CARD_CHANGE)


class Cards(Office):
    """Reporting a loss, asking for a new card, seizing one and giving it back."""

    def something_with_a_card(self, what: int, which: int, by: int, how: int, told: int) -> None:
        """A new card is asked for more often than one is lost or seized."""
        if what % 5 == 1:
            self.report_lost(which, by, told)
        elif what % 5 == 2:
            self.seize(which, by, how)
        elif what % 5 == 3:
            self.give_back(which, by)
        else:
            self.ask_for_card(which, by, how, told)

    def report_lost(self, which: int, by: int, checked: int) -> None:
        """A loss is believed once it is known who reports it; the card is blocked at once."""
        permit = self.permit(which)
        staff = self.somebody(permit.place, "APH", by)
        is_known = checked % 5 != 4
        may = staff.sign in "APH" and staff.place is permit.place and is_known
        verdict = must_if(may and permit.card is not None)
        if self.attempt(
            staff,
            verdict,
            lambda act: report_lost_card(
                permit_id=permit.id, channel=Channel.COUNTER, identity_checked=is_known, act=act
            ),
        ):
            becomes(permit, "lost")

    def ask_for_card(self, which: int, by: int, kind: int, told: int) -> None:
        """A new card is asked for, the old one handed in or not."""
        permit, procedure = self.permit(which), KINDS[kind % 3]
        staff = self.somebody(permit.place, FILES[procedure], by)
        returned = told % 5 != 4
        at_counter = staff.sign in "AP"
        may = (
            staff.sign in FILES[procedure]
            and staff.place is permit.place
            and self.open_case(procedure, permit.id) is None
            and may_have_card(self, permit, procedure, returned=returned or not at_counter)
        )
        outcome = self.attempt(
            staff, must_if(may), lambda act: _ask(permit, procedure, returned, act)
        )
        if outcome:
            case = CaseNote(
                str(outcome["subject"]),
                procedure,
                staff.place,
                permit.person,
                self.today,
                staff,
                permit=permit,
            )
            case.actors[Action.FILE] = staff.account
            self.cases.append(case)
            if procedure is Procedure.CARD_REPLACEMENT:
                becomes(permit, "lost")
            if at_counter:
                granted(self, case, staff)

    def seize(self, which: int, by: int, offence: int) -> None:
        """A card is seized for an offence of art. 19; for another one none is."""
        permit = self.permit(which)
        staff = self.somebody(permit.place, "PO", by)
        found = (
            Offence.USING_FRAUDULENT_PERMIT,
            Offence.FORGED_PERMIT,
            Offence.LENDING_OR_TRANSFERRING,
        )
        what = found[offence % 3]
        may = (
            staff.sign in "PO"
            and staff.place is permit.place
            and what is not Offence.LENDING_OR_TRANSFERRING
            and permit.card is not None
        )
        if self.attempt(
            staff,
            must_if(may),
            lambda act: seize_permit_card(permit_id=permit.id, offence=what, finding="", act=act),
        ):
            becomes(permit, "seized")
            permit.cards[-1].seized_by = staff.account

    def give_back(self, which: int, by: int) -> None:
        """Somebody else gives a card back that was seized wrongly, unless a newer one is good."""
        seized = [it for it in self.permits if any(card.gone == "seized" for card in it.cards)]
        if not seized:
            return
        permit = seized[which % len(seized)]
        card = next(each for each in permit.cards if each.gone == "seized")
        staff = self.somebody(permit.place, "PO", by)
        may = (
            staff.sign in "PO"
            and staff.place is permit.place
            and card.seized_by != staff.account
            and not any(each.id and not each.gone for each in permit.cards)
        )
        may_say = may if card.id or not any(it.id for it in permit.cards) else None
        if self.attempt(
            staff,
            must_if(may_say),
            lambda act: give_back_card(permit_id=permit.id, card=card.id, act=act),
        ):
            card.gone = ""


def becomes(permit: PermitNote, gone: str) -> None:
    """Note what became of the card the holder has; nothing where there is none."""
    card = permit.card
    if card:
        card.gone = gone
        if card not in permit.cards:
            permit.cards.append(card)


def _ask(permit: PermitNote, procedure: Procedure, returned: bool, act: Act) -> dict[str, object]:
    if procedure is Procedure.CARD_REPLACEMENT:
        return replace_lost_card(permit_id=permit.id, act=act)
    if procedure is Procedure.CARD_RENEWAL:
        return renew_damaged_card(
            permit_id=permit.id, unreadable=True, old_card_returned=returned, act=act
        )
    return exchange_changed_card(
        permit_id=permit.id, change=CardChange.DETAIL_CHANGED, old_card_returned=returned, act=act
    )


def may_have_card(
    walk: Office, permit: PermitNote, procedure: Procedure, *, returned: bool
) -> bool:
    """Where cards are made, of a permit that is not over, of a card that was not seized."""
    last = permit.cards[-1].gone if permit.cards else ""
    none_good = permit.card is None
    if not permit.place.cards or (none_good and last == "seized"):
        return False
    if permit.life(walk.today).state_on(walk.today) is PermitState.CANCELLED:
        return False
    if procedure is Procedure.CARD_REPLACEMENT:
        return not none_good or last == "lost"
    return returned


def granted(walk: Office, case: CaseNote, by: Staff) -> None:
    """Note acceptance and grant at the counter; the old card came back."""
    assert case.permit
    for action in (Action.ACCEPT, Action.GRANT):
        walk.note_step(case, action, by)
    case.state, case.limit_on = State.GRANTED, FIFTEEN.last_day(walk.today)
    case.outcomes.append("granted")
    if case.procedure is not Procedure.CARD_REPLACEMENT:
        becomes(case.permit, "returned")


def accept(walk: Office, case: CaseNote, by: Staff, pick: int) -> Tried:
    """What was asked for online is accepted and granted in one step."""
    returned = pick % 4 != 3

    def may() -> bool:
        assert case.permit
        return may_have_card(walk, case.permit, case.procedure, returned=returned)

    def after(_outcome: dict[str, object]) -> None:
        case.number -= 1
        granted(walk, case, by)

    return Tried(
        may,
        lambda act, seen: grant_card(
            case_id=case.id, seen=seen, old_card_returned=returned, act=act
        ),
        after,
    )


def not_accept(walk: Office, case: CaseNote, _by: Staff, pick: int) -> Tried:
    """Where the law gives no new card."""
    returned = pick % 4 != 3

    def may() -> bool:
        assert case.permit
        return not may_have_card(walk, case.permit, case.procedure, returned=returned)

    return Tried(
        may,
        lambda act, seen: not_accept_card(
            case_id=case.id, seen=seen, old_card_returned=returned, act=act
        ),
    )


def produce(walk: Office, case: CaseNote, _by: Staff, _pick: int) -> Tried:
    """While the permit stands and no other card is good."""

    def may() -> bool:
        assert case.permit
        over = case.permit.closed_on is not None and case.permit.closed_on <= walk.today
        return not over and not any(each.id and not each.gone for each in case.permit.cards)

    def after(_outcome: dict[str, object]) -> None:
        assert case.permit
        case.card = str(read_chain(case.id)[-1].told["card"])
        case.permit.cards.append(CardNote(case.card))

    return Tried(
        may, lambda act, seen: produce_new_card(case_id=case.id, seen=seen, act=act), after
    )


def hand_over(_walk: Office, case: CaseNote, _by: Staff, _pick: int) -> Tried:
    """The card of the case, while it is good."""

    def card() -> CardNote:
        assert case.permit
        return next(each for each in case.permit.cards if each.id == case.card)

    def after(_outcome: dict[str, object]) -> None:
        card().handed_over = True

    return Tried(
        lambda: not card().gone and not card().handed_over,
        lambda act, seen: hand_over_new_card(case_id=case.id, seen=seen, act=act),
        after,
    )


VERBS: Verbs = {
    Action.ACCEPT: accept,
    Action.CLOSE: applications.close,
    Action.HAND_OVER: hand_over,
    Action.NOT_ACCEPT: not_accept,
    Action.PRODUCE: produce,
    Action.WITHDRAW: withdraw_plain,
}
