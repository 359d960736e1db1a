"""Questions of arts. 10(2), 11-13, 15-16, 18-21 and 23: what a permit is good for, and its cost."""

from dataclasses import dataclass, field
from datetime import date

from tests.law.cases import Answer, Case, question, said

from anju.law.applicant_facts import Applicant
from anju.law.cancelling import (
    CancelGround,
    may_be_cancelled,
    not_shown,
    not_shown_wrong,
    waits_for_objection,
)
from anju.law.city_size import city_size
from anju.law.correcting import record_not_shown_wrong
from anju.law.endorsement_conditions import may_go_on
from anju.law.entitlements import Convenience, PublicService, Right, usable
from anju.law.fees import Occasion, may_charge, production_fee
from anju.law.legacy import LegacyPermit, is_legacy, is_still_good
from anju.law.life import State
from anju.law.outcome import NotMet
from anju.law.penalties import Offence, may_fine, may_seize, obtained_by_fraud, penalty
from anju.law.replacement import (
    CardChange,
    exchange_changed_card,
    renew_damaged_card,
    replace_lost_card,
)
from anju.law.settlement import SettlementFacts, may_settle
from anju.law.settlement_rules import RefusedRule, SettlementRule
from anju.law.time_limits import objection_last_day


@dataclass(frozen=True)
class GoingOn:
    """A holder who may endorse."""

    still_lives_there: bool | None = None
    applicant: Applicant = field(default_factory=Applicant)


@question("conditions_to_endorse")
def _conditions_to_endorse(case: Case) -> Answer:
    facts = case.facts(GoingOn)
    return said(may_go_on(facts.applicant, facts.still_lives_there, case.measure, case.day))


@dataclass(frozen=True)
class DamagedCard:
    """A card that was damaged."""

    state: State | None = None
    unreadable: bool | None = None
    old_card_returned: bool | None = None


@question("damaged_card")
def _damaged_card(case: Case) -> Answer:
    facts = case.facts(DamagedCard)
    return said(renew_damaged_card(facts.state, facts.unreadable, facts.old_card_returned))


@dataclass(frozen=True)
class ChangedCard:
    """A card that shows what is no longer true."""

    state: State | None = None
    change: CardChange | None = None
    old_card_returned: bool | None = None


@question("changed_card")
def _changed_card(case: Case) -> Answer:
    facts = case.facts(ChangedCard)
    return said(
        exchange_changed_card(facts.state, facts.change, facts.old_card_returned, case.measure)
    )


@dataclass(frozen=True)
class Cancelling:
    """A cancellation that is proposed, with what was shown for it."""

    ground: CancelGround
    shown: bool = True
    registered_here: bool | None = None


@question("cancelling")
def _cancelling(case: Case) -> Answer:
    facts = case.facts(Cancelling)
    if not facts.shown:
        return said(NotMet((not_shown(), not_shown_wrong())))
    waits = waits_for_objection(facts.ground)
    outcome = may_be_cancelled(facts.ground, facts.registered_here, case.measure)
    return {**said(outcome), "waits": waits, "object_by": objection_last_day(case.day)}


@dataclass(frozen=True)
class Proposed:
    """A correction for which nothing was shown."""


@question("correcting")
def _correcting(case: Case) -> Answer:
    case.facts(Proposed)
    return said(NotMet((record_not_shown_wrong(),)))


@dataclass(frozen=True)
class LostCard:
    """A card that was lost."""

    state: State | None = None
    lost: bool | None = None


@question("lost_card")
def _lost_card(case: Case) -> Answer:
    facts = case.facts(LostCard)
    return said(replace_lost_card(facts.state, facts.lost))


@dataclass(frozen=True)
class Use:
    """What a permit is to be used for, one of three kinds, and its state."""

    right: Right | None = None
    service: PublicService | None = None
    convenience: Convenience | None = None
    state: State | None = None


@question("usable")
def _usable(case: Case) -> Answer:
    facts = case.facts(Use)
    wanted = facts.right or facts.service or facts.convenience
    assert wanted
    return said(usable(wanted, facts.state))


@dataclass(frozen=True)
class Population:
    """The urban population of a city."""

    urban_population: int


@question("city_size")
def _city_size(case: Case) -> Answer:
    return {"size": city_size(case.facts(Population).urban_population).value}


@dataclass(frozen=True)
class Settling:
    """A holder and the rule of a city."""

    rule: SettlementRule
    holder: SettlementFacts = field(default_factory=SettlementFacts)


@question("settlement")
def _settlement(case: Case) -> Answer:
    try:
        facts = case.facts(Settling)
    except RefusedRule as refused:
        return {"refused": refused.reason.code}
    return said(may_settle(facts.holder, facts.rule))


@dataclass(frozen=True)
class FeeAsked:
    """What is charged for, and how much."""

    occasion: Occasion
    yuan: int


@question("charge")
def _charge(case: Case) -> Answer:
    facts = case.facts(FeeAsked)
    fee = production_fee(facts.occasion, case.measure)
    outcome = may_charge(facts.occasion, facts.yuan, case.measure)
    return {**said(outcome), "fee": "not known" if fee.yuan is None else fee.yuan}


@dataclass(frozen=True)
class Seizure:
    """For what a card might be seized."""

    offence: Offence


@question("seizure")
def _seizure(case: Case) -> Answer:
    offence = case.facts(Seizure).offence
    return {**said(may_seize(offence)), "fraud": obtained_by_fraud(offence)}


@dataclass(frozen=True)
class Fine:
    """An offence and a fine for it."""

    offence: Offence
    yuan: int | None = None


@question("penalty")
def _penalty(case: Case) -> Answer:
    facts = case.facts(Fine)
    found = penalty(facts.offence)
    return {
        **said(may_fine(facts.offence, facts.yuan)),
        "offender": found.offender.value,
        "fine": list(found.fine or ()),
        "warning": found.warning,
        "gains_confiscated": found.gains_confiscated,
        "seized": found.seized,
        "disciplined": found.disciplined,
    }


@dataclass(frozen=True)
class Earlier:
    """A permit, issued before 2016 or not, and the last day of its own term."""

    issued_on: date
    last_day: date | None = None


@question("earlier_permit")
def _earlier_permit(case: Case) -> Answer:
    facts = case.facts(Earlier)
    if not is_legacy(facts.issued_on):
        return {"legacy": False}
    outcome = is_still_good(LegacyPermit(facts.issued_on, facts.last_day), case.day)
    return {**said(outcome), "legacy": True}
