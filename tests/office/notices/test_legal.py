"""Legal notices of cases are delivered by the ledger's positions, each once."""

from datetime import date

import pytest
from tests.office.notices.reminded import a_holder, by_holder, morning, reached_by, sent
from tests.office.registry.acting import act, told

from anju.office.common.canonical import canonical_json
from anju.office.notices.inbox import messages_of, open_message, unopened_count
from anju.office.notices.legal import queue_notices
from anju.office.notices.models import Looked, Message
from anju.office.notices.preferences import prefer
from anju.office.registry.ledger.append import append
from anju.office.registry.ledger.entries import Draft
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.sequencing import sequence

pytestmark = pytest.mark.usefixtures("city")
ON = date(2026, 11, 2)
CASE = "00112233445566778899"


def _a_case(person: str, procedure: str, *steps: Draft, case: str = CASE) -> None:
    """A case of a procedure with its steps."""
    filed = {
        "procedure": procedure,
        "person": person,
        "office": "",
        "division_code": "440305",
        "receipt": "20261102482913571",
        "channel": "counter",
    }
    append(case, None, [Draft(Kind.CASE_FILED, ON, filed), *steps], act(ON))


def _a_case_with_a_notice(person: str) -> None:
    notice = {"missing": "identity_evidence likeness_evidence", "complete_by": "2026-12-02"}
    _a_case(person, "application", Draft(Kind.CASE_NOTICE_GIVEN, ON, notice))


TOLD = Draft(Kind.CASE_TOLD, ON, {"complete_by": "2026-11-17", "channel": "letter"})
REFUSED = Draft(Kind.CASE_REFUSED, ON, {"grounds": "[]", "review_by": "2027-01-01"})
NOT_ACCEPTED = Draft(Kind.CASE_NOT_ACCEPTED, ON, {"grounds": "[]", "review_by": "2027-01-01"})
CANCELLED = Draft(Kind.CASE_GRANTED, ON, {"result": "cancelled", "measure": "440300:1"})
GRANTED = Draft(Kind.CASE_GRANTED, ON, {"result": "corrected"})
MAY_BE = "居住证可能被注销：您可以提出异议"
ENDINGS: list[tuple[str, list[Draft], list[str]]] = [
    ("application", [REFUSED], ["您的申请不予办理"]),
    ("application", [NOT_ACCEPTED], ["您的申请不予受理"]),
    ("application", [GRANTED], []),
    ("correction", [REFUSED], ["您的登记信息未作更正"]),
    ("correction", [GRANTED], []),
    ("paper_entry", [REFUSED], []),
    ("cancellation", [TOLD, REFUSED], [MAY_BE, "您的居住证不予注销"]),
    ("cancellation", [TOLD, CANCELLED], [MAY_BE, "您的居住证已注销"]),
    ("cancellation", [REFUSED], []),
    ("cancellation", [CANCELLED], []),
]
"""What a holder is told of a case, by its procedure and its steps."""


def test_who_is_told_how_a_case_ended() -> None:
    person, _ = a_holder()
    sequence()
    queue_notices(ON, morning(ON))
    for number, (procedure, steps, subjects) in enumerate(ENDINGS):
        case = f"{number:020}"
        _a_case(person, procedure, *steps, case=case)
        sequence()
        assert queue_notices(ON, morning(ON)) == len(subjects), (procedure, steps)
        found = [each for each in messages_of(person) if each.case_id == case]
        assert {each.words.subject for each in found} == set(subjects)
        assert all("2026年11月2日" in each.words.body for each in found)


def test_what_is_missing_is_told_once_in_full_whatever_is_preferred() -> None:
    person, _ = a_holder()
    reached_by(person)
    prefer(person_id=person, no_reminders=True, language="zh", act=by_holder(person, ON))
    sequence()
    assert queue_notices(ON, morning(ON)) == 0
    _a_case_with_a_notice(person)
    assert queue_notices(ON, morning(ON)) == 0  # it has no position yet
    sequence()
    assert queue_notices(ON, morning(ON)) == 1
    assert queue_notices(ON, morning(ON)) == 0
    Looked.objects.filter(what="notices").update(position=0)
    (file,) = sent(morning(ON))
    assert file.to.startswith("sms ")
    message = Message.objects.get()
    assert (message.is_legal, message.case_id) == (True, CASE)
    kind, _, payload, _ = told(person)[-1]
    assert kind == "person_notified"
    assert canonical_json(payload) == canonical_json(
        {"message": message.id, "about": "case_notice_given", "channel": "sms", "case": CASE}
    )


def test_the_inbox_has_the_whole_notice_and_knows_that_it_was_opened() -> None:
    person, _ = a_holder()
    sequence()
    queue_notices(ON, morning(ON))
    _a_case_with_a_notice(person)
    sequence()
    queue_notices(ON, morning(ON))
    (message,) = messages_of(person)
    assert "20261102482913571" in message.words.body
    assert message.words.body.count("·") == 2
    assert unopened_count(person) == 1
    open_message(person_id=person, message_id=message.id, at=morning(ON))
    open_message(person_id=person, message_id=message.id, at=morning(ON, 11))
    (opened,) = messages_of(person)
    assert (opened.opened_at, unopened_count(person)) == (morning(ON), 0)
