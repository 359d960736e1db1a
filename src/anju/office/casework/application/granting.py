"""Granting an application (准予): an issuing officer who did not examine it issues the permit.

Source: Regulation arts. 2, 9(6) and 10(1).  Nothing is granted against the law's no; where the law
cannot tell, the officer says in words why it is granted.  A lapse that was only computed so far
is recorded before the new permit.
"""

from anju.law.outcome import NotMet, Reason
from anju.office.casework.application.declaration import declaration_of
from anju.office.casework.application.examining import Finding
from anju.office.casework.application.grounds import record_grounds
from anju.office.casework.application.handed_in import applicant_id
from anju.office.casework.application.judging import may_apply
from anju.office.casework.application.numbers import numbers_for
from anju.office.casework.application.taking import take_step
from anju.office.casework.cases.fold import CaseRecord, Step
from anju.office.casework.cases.four_eyes import not_the_same
from anju.office.casework.cases.reasons import reasons_of
from anju.office.casework.cases.saying import fingerprint_of_words, said_in
from anju.office.casework.cases.states import Action
from anju.office.casework.refused import CaseRefused, Why
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.permits.issuing import Issue, issue_permit
from anju.office.registry.refused import Because, Refused


def grant_application(*, case_id: str, seen: int | None, act: Act, said: str = "") -> Outcome:
    """Grant an examined application and issue the permit on the day, in one transaction.

    `said` says why, and is asked for where the law cannot tell.  Raises CaseRefused LAW against
    the law's no, found by the examiner or on the day, UNKNOWN without words, SAME_PERSON for who
    examined it; Refused beside an open permit of the city.
    """

    def decide(record: CaseRecord, in_force: MeasuresInForce) -> Draft:
        not_the_same(record, Action.EXAMINE, act)
        _may_be_granted(record, said, in_force, act)
        permit_id = _issued(record, act)
        record_grounds(record, act)
        rules = in_force.measures.for_place(record.division_code)
        told = {"result": permit_id, "measure": in_force.judged_by(rules)}
        return Draft(Kind.CASE_GRANTED, act.today, {**told, **said_in(record, said)})

    asked = {"said": fingerprint_of_words(said)}
    return take_step(Action.GRANT, case_id, seen, act, decide, asked)


def permit_of(record: CaseRecord) -> str:
    """The permit that was issued in a case; raises CaseRefused where none was."""
    granted = record.last(Action.GRANT)
    if granted is None:
        raise CaseRefused(Why.NOT_NOW)
    return str(granted.told["result"])


def found_against(record: CaseRecord) -> tuple[Reason, ...]:
    """The reasons of an examination that found the conditions not met; none otherwise."""
    examined = examination(record)
    if examined.told["finding"] != Finding.NOT_MET:
        return ()
    return reasons_of(examined.told["grounds"])


def law_against(record: CaseRecord, in_force: MeasuresInForce, act: Act) -> tuple[Reason, ...]:
    """The reasons for which the law says no on the day, whatever the examination found."""
    declaration = declaration_of(record.asks)
    answer = may_apply(applicant_id(record), declaration, record.division_code, act.today, in_force)
    return answer.reasons if isinstance(answer, NotMet) else ()


def examination(record: CaseRecord) -> Step:
    """The last examination; raises CaseRefused where there was none."""
    examined = record.last(Action.EXAMINE)
    if examined is None:
        raise CaseRefused(Why.NOT_NOW)
    return examined


def _may_be_granted(record: CaseRecord, said: str, in_force: MeasuresInForce, act: Act) -> None:
    if against := found_against(record) or law_against(record, in_force, act):
        raise CaseRefused(Why.LAW, reasons=against)
    told = examination(record).told
    if told["finding"] == Finding.CANNOT_TELL and not said:
        missing = tuple(told.get("missing", "").split())
        raise CaseRefused(Why.UNKNOWN, reasons=reasons_of(told["grounds"]), missing=missing)


def _issued(record: CaseRecord, act: Act) -> str:
    """Issue the permit; where a number of our own is taken, the next one is tried."""
    taken, person_id = Refused(Because.NUMBER_TAKEN), applicant_id(record)
    for number in numbers_for(person_id, record.division_code, act.today):
        issue = Issue(person_id, number, record.division_code, act.office, act.today)
        try:
            return str(issue_permit(issue=issue, act=act)["subject"])
        except Refused as refusal:
            if refusal.reason is not Because.NUMBER_TAKEN:
                raise
            taken = refusal
    raise taken
