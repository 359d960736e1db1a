"""A second person confirms what was entered from paper: then it is done, with its legal day.

Each thing is done by its own operation, so that everything it refuses is refused here too.  It is
done in the role of whoever took the form, on the day of the form; the ledger says when it was
recorded, and who confirmed it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from anju.law.applicant_facts import AgentRelation
from anju.law.materials import Material
from anju.law.time_limits import review_last_day
from anju.office.casework.application.agent import ActsFor, agent_said
from anju.office.casework.application.declaration import declaration_of
from anju.office.casework.application.filing import Application, file_application
from anju.office.casework.cards.reporting import report_lost_card
from anju.office.casework.cases.channels import Channel
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.four_eyes import not_the_same
from anju.office.casework.cases.reasons import reasons_text
from anju.office.casework.cases.saying import fingerprint_of_words, read_said, said_in
from anju.office.casework.cases.states import Action
from anju.office.casework.cases.working_on import change_case
from anju.office.casework.endorsement.asking import AskedBy, Declared
from anju.office.casework.endorsement.on_the_spot import endorsed_on
from anju.office.casework.models import Case
from anju.office.casework.paper_mode.entering import OnPaper
from anju.office.casework.paper_mode.outages import outage_on
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import CaseRefused, Why
from anju.office.casework.registration.arriving import Stay, register_arrival
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome, once

WRONG_FORM = "wrong_form"
"""The reason in a case whose entry does not say what the form says."""


def confirm_from_paper(*, case_id: str, seen: int | None, act: Act) -> Outcome:
    """Confirm an entry, and do what was done on paper; the outcome is that of its operation.

    Raises CaseRefused for whoever entered it, where the outage no longer reaches the day, and what
    the operation raises.
    """

    def operation() -> Outcome:
        made: Outcome = {}

        def decide(record: CaseRecord, _in_force: MeasuresInForce) -> Sequence[Draft]:
            _may_be_confirmed(record, act)
            made.update(_DOES[OnPaper(record.asks["what"])](record, _as_it_was(record, act)))
            result = {"result": str(made["subject"])}
            return [Draft(Kind.CASE_GRANTED, act.today, result, record.asks["reason"])]

        outcome = change_case(case_id, {"confirm": "paper"}, act, decide, seen=seen)
        return {**made, "case": outcome["subject"], "entries": outcome["entries"]}

    return once(act, {"case": case_id, "confirm": "paper"}, operation)


def reject_from_paper(*, case_id: str, seen: int | None, act: Act, said: str = "") -> Outcome:
    """Refuse an entry that does not say what the form says; the form can be entered again."""

    def decide(record: CaseRecord, _in_force: MeasuresInForce) -> Sequence[Draft]:
        if record.procedure is not Procedure.PAPER_ENTRY:
            raise CaseRefused(Why.NOT_NOW)
        not_the_same(record, Action.FILE, act)
        told = {
            "grounds": reasons_text(()),
            "review_by": review_last_day(act.today).isoformat(),
            **said_in(record, said),
        }
        return [Draft(Kind.CASE_REFUSED, act.today, told, WRONG_FORM)]

    asked = {"reject": "paper", "said": fingerprint_of_words(said)}
    return change_case(case_id, asked, act, decide, seen=seen)


def _may_be_confirmed(record: CaseRecord, act: Act) -> None:
    if record.procedure is not Procedure.PAPER_ENTRY or Action.GRANT not in record.actions:
        raise CaseRefused(Why.NOT_NOW)
    not_the_same(record, Action.FILE, act)
    outage_on(record.asks["outage"], _day(record), act)


def _day(record: CaseRecord) -> date:
    return date.fromisoformat(record.asks["on"])


def _as_it_was(record: CaseRecord, act: Act) -> Act:
    """The act of the day of the form, in the role of who took it, for the office of the case."""
    return replace(act, today=_day(record), role=record.asks["role"], office=record.office_id)


def _endorse(record: CaseRecord, act: Act) -> Outcome:
    asked_by = AskedBy(
        agent=record.agent,
        relation=_relation(record),
        hardly_able_to_come=record.asks.get("hardly_able"),
    )
    declared = Declared(asked_by)
    return endorsed_on(record.permit_id, act.today, declared, act, record.id)


def _report_lost(record: CaseRecord, act: Act) -> Outcome:
    return report_lost_card(
        permit_id=record.permit_id, channel=Channel.COUNTER, identity_checked=True, act=act
    )


def _register(record: CaseRecord, act: Act) -> Outcome:
    stay = Stay(record.asks["division_code"], read_said(record.id, 1))
    return register_arrival(person_id=record.person_id, stay=stay, act=act)


def _apply(record: CaseRecord, act: Act) -> Outcome:
    application = Application(
        record.person_id,
        declaration_of(record.asks["declaration"]),
        frozenset(map(Material, record.materials)),
        _agent(record),
        receipt_number=_given(record),
    )
    return file_application(application=application, act=act)


def _given(record: CaseRecord) -> str:
    """The receipt number that was told at the entry; empty where another case has it already.

    Two of a day share one once in many millions of times: the later one then gets a new number.
    """
    number: str = record.asks.get("receipt", "")
    return "" if Case.objects.filter(receipt_number=number).exists() else number


def _agent(record: CaseRecord) -> ActsFor | None:
    """Who came for the applicant: a person of the registry, or an identity that was kept sealed."""
    relation = _relation(record)
    if relation is None:
        return None
    if record.agent:
        return ActsFor(relation, record.agent)
    name, number = agent_said(read_said(record.id, 1))
    return ActsFor(relation, name=name, identity_number=number)


def _relation(record: CaseRecord) -> AgentRelation | None:
    return AgentRelation(record.relation) if record.relation else None


_DOES: Mapping[OnPaper, Callable[[CaseRecord, Act], Outcome]] = {
    OnPaper.APPLICATION: _apply,
    OnPaper.CARD_LOST: _report_lost,
    OnPaper.ENDORSEMENT: _endorse,
    OnPaper.RESIDENCE: _register,
}
