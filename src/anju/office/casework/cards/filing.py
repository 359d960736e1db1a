"""A new card is asked for: at the counter granted on the spot, online filed to be looked at.

Source: Regulation art. 11; who asks at the counter hands the old card in, or has lost it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from anju.law.agents import agent_may_apply
from anju.law.applicant_facts import Agent, AgentRelation, Person
from anju.law.replacement import CardChange
from anju.office.access.rights import Right, allowed
from anju.office.access.roles import Role
from anju.office.casework.cards.granting import granted_at_once
from anju.office.casework.cards.judging import CardFacts, judge
from anju.office.casework.cards.old_cards import IDENTITY, block
from anju.office.casework.cases.channels import Channel
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.judged import require
from anju.office.casework.cases.office_of import office_of
from anju.office.casework.cases.opening import Filing, open_case
from anju.office.casework.cases.permits import HeldPermit, held_permit
from anju.office.casework.cases.reasons import reasons_text
from anju.office.casework.cases.saying import fingerprint_of_words
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import CaseRefused, Why
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.details.keeping import read_details
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.requests import Outcome, once
from anju.office.registry.permits.holding import keep_with_holder


@dataclass(frozen=True, slots=True)
class AskedBy:
    """How a new card is asked for, and by whom if not by the holder, as what.

    `agent` is their record; `said` is who they are, kept sealed, where there is no such record
    (`application.agent.ActsFor.as_said`).  `hardly_able_to_come` is told of the holder, where
    somebody else comes for that reason.  `uploads` are the photo and the scans that come with it,
    as `identifier:commitment`.
    """

    channel: Channel = Channel.COUNTER
    agent: str = ""
    relation: AgentRelation | None = None
    hardly_able_to_come: bool | None = None
    said: str = ""
    uploads: tuple[str, ...] = ()


IN_PERSON = AskedBy()
"""The holder, at the counter."""


def renew_damaged_card(
    *,
    permit_id: str,
    unreadable: bool | None,
    old_card_returned: bool | None,
    act: Act,
    asked_by: AskedBy = IN_PERSON,
) -> Outcome:
    """Ask for a new card for a damaged one (换领); None is not told."""
    facts = CardFacts(
        Procedure.CARD_RENEWAL, unreadable=unreadable, old_card_returned=old_card_returned
    )
    return _asked_for(permit_id, facts, asked_by, act)


def replace_lost_card(*, permit_id: str, act: Act, asked_by: AskedBy = IN_PERSON) -> Outcome:
    """Ask for a new card for a lost one (补领); the lost one is blocked at once."""
    return _asked_for(permit_id, CardFacts(Procedure.CARD_REPLACEMENT), asked_by, act)


def exchange_changed_card(
    *,
    permit_id: str,
    change: CardChange | None,
    old_card_returned: bool | None,
    act: Act,
    asked_by: AskedBy = IN_PERSON,
) -> Outcome:
    """Ask for a new card for one that shows what is not true; None is not told."""
    facts = CardFacts(Procedure.CARD_CHANGE, change=change, old_card_returned=old_card_returned)
    return _asked_for(permit_id, facts, asked_by, act)


def _asked_for(permit_id: str, facts: CardFacts, asked_by: AskedBy, act: Act) -> Outcome:
    """File the case and, where a clerk of the office files it, grant it.

    The outcome tells the law's `grounds`, and the `fee` once it is granted.
    """

    def operation() -> Outcome:
        keep_with_holder(permit_id)
        if facts.procedure is Procedure.CARD_REPLACEMENT:
            _block(permit_id, asked_by.channel, act)
        held = held_permit(permit_id, act)
        at_counter = allowed(Right.ACCEPT, Role(act.role))
        # Online the old card is still to be handed in, at the counter.
        asked_now = facts if at_counter else replace(facts, old_card_returned=True)
        found: Outcome = {}

        def further(_record: CaseRecord, in_force: MeasuresInForce) -> Sequence[Draft]:
            _may_ask(held, asked_by, in_force, act)
            judged = judge(held, asked_now, in_force, act)
            found["grounds"] = reasons_text(judged.reasons)
            if not at_counter:
                return ()
            found["fee"] = judged.fee
            return granted_at_once(held, facts, judged, in_force, act)

        return (
            open_case(_filing(held.person_id, permit_id, facts, asked_by, act), act, further)
            | found
        )

    return once(act, {"permit": permit_id, **_told(facts), **_by(asked_by)}, operation)


def _block(permit_id: str, channel: Channel, act: Act) -> None:
    if channel not in IDENTITY:
        raise CaseRefused(Why.NOT_COMPLETE, missing=("identity_evidence",))
    block(held_permit(permit_id, act).record, channel, act)


def _filing(
    person_id: str, permit_id: str, facts: CardFacts, asked_by: AskedBy, act: Act
) -> Filing:
    return Filing(
        facts.procedure,
        person_id,
        act.today,
        permit_id=permit_id,
        asks=asks_of(facts),
        channel=asked_by.channel.value,
        agent=asked_by.agent,
        relation=asked_by.relation.value if asked_by.relation else "",
        said=asked_by.said,
        uploads=asked_by.uploads,
        office_id=act.office or office_of(person_id, act.within),
    )


def _may_ask(held: HeldPermit, asked_by: AskedBy, in_force: MeasuresInForce, act: Act) -> None:
    """Refuse an agent whom the law does not let act; read as art. 9(3) has it for applying."""
    if not (asked_by.agent or asked_by.said):
        return
    details = read_details([held.person_id]).get(held.person_id)
    holder = Person(
        born_on=details.born_on if details else None,
        limited_mobility=asked_by.hardly_able_to_come,
    )
    agent = Agent(asked_by.relation or AgentRelation.OTHER)
    require(agent_may_apply(agent, holder, held.measure_on(act.today, in_force), act.today))


def asks_of(facts: CardFacts) -> dict[str, str]:
    """What stands in the filing: codes of what was told."""
    told = {
        "unreadable": _yes_or_no(facts.unreadable),
        "change": facts.change.value if facts.change else "",
    }
    return {name: code for name, code in told.items() if code}


def _told(facts: CardFacts) -> dict[str, str]:
    returned = _yes_or_no(facts.old_card_returned)
    return {"card": facts.procedure.value, **asks_of(facts), "returned": returned}


def _by(asked_by: AskedBy) -> dict[str, str]:
    return {
        "channel": asked_by.channel.value,
        "agent": asked_by.agent,
        "relation": asked_by.relation.value if asked_by.relation else "",
        "unable": _yes_or_no(asked_by.hardly_able_to_come),
        "said": fingerprint_of_words(asked_by.said),
        "uploads": " ".join(asked_by.uploads),
    }


def _yes_or_no(told: bool | None) -> str:
    return "" if told is None else ("yes" if told else "no")
