"""Two who act on one case at the same moment, each on a connection of their own: PostgreSQL."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from threading import Barrier

from tests.office.casework.acting import case_of
from tests.office.casework.application.given import (
    FILED,
    MOTHER,
    accepted,
    an_applicant,
    an_application,
    examined,
    examiner,
    filed,
)
from tests.office.casework.endorsement.acting import TIMELY, held, issuing, police
from tests.office.casework.endorsement.acting import filed as filed_endorsement
from tests.office.databases import Database
from tests.office.registry.acting import act, nothing_is_amiss, officer, told

from anju.law.citation import REGULATION, Citation
from anju.office.casework.application.accepting import accept_application
from anju.office.casework.application.examining import examine_application
from anju.office.casework.application.granting import grant_application
from anju.office.casework.application.noticing import give_notice
from anju.office.casework.application.refusing import refuse_application
from anju.office.casework.application.withdrawing import withdraw_application
from anju.office.casework.desk.assigning import take_case
from anju.office.casework.desk.drafts import draft_of, keep_draft
from anju.office.casework.desk.notes import add_note, notes_of
from anju.office.casework.endorsement.granting import grant_changed
from anju.office.casework.endorsement.on_the_spot import endorse_unchanged
from anju.office.casework.endorsement.withdrawing import withdraw_filed
from anju.office.casework.models import Assignment, Draft
from anju.office.casework.refused import CaseRefused
from anju.office.registry.ledger.requests import RequestConflict
from anju.office.registry.models import Permit
from anju.office.registry.refused import Refused

AT = datetime(2026, 11, 23, 2, tzinfo=UTC)
CITED = Citation(REGULATION, 9, 4)
Job = Callable[[], object]


def _at_once(database: Database, *jobs: Job) -> list[str]:
    """What became of each of some jobs that begin together: "done", or why it was refused."""
    begin = Barrier(len(jobs))

    def tried(job: Job) -> str:
        begin.wait()
        try:
            job()
        except (CaseRefused, Refused, RequestConflict) as refusal:
            return str(refusal) or type(refusal).__name__
        return "done"

    return database.in_threads(*(partial(tried, job) for job in jobs))


def test_a_case_has_one_outcome_whoever_decides_at_once(postgresql_city: Database) -> None:
    case = examined()
    became = _at_once(
        postgresql_city,
        lambda: grant_application(case_id=case, seen=3, act=officer(FILED)),
        lambda: refuse_application(
            case_id=case,
            seen=3,
            said="合同系伪造",
            cited=CITED,
            act=officer(FILED, actor="officer-2"),
        ),
        lambda: withdraw_application(case_id=case, seen=3, act=examiner()),
    )
    assert sorted(became) == ["done", "moved_on", "moved_on"]
    assert len(told(case)) == 4
    assert Permit.objects.count() == (case_of({"subject": case}).outcome == "granted")


def test_one_form_that_is_sent_twice_at_once_is_done_once(postgresql_city: Database) -> None:
    case = examined()
    grant = partial(grant_application, case_id=case, seen=3, act=officer(FILED, "k"))
    assert _at_once(postgresql_city, grant, grant, grant) == ["done"] * 3
    assert (Permit.objects.count(), len(told(case))) == (1, 4)
    other = filed(an_application(an_applicant(MOTHER)))
    became = _at_once(
        postgresql_city,
        lambda: accept_application(case_id=other, seen=1, act=act(FILED, "same")),
        lambda: give_notice(case_id=other, seen=1, act=act(FILED, "same")),
    )
    assert became.count("done") == 1
    assert len(told(other)) == 2
    nothing_is_amiss()


def test_a_filing_on_a_permit_is_decided_once(postgresql_city: Database) -> None:
    permit = held()
    case = filed_endorsement(permit)
    became = _at_once(
        postgresql_city,
        lambda: grant_changed(case_id=case, seen=2, act=police(TIMELY)),
        lambda: grant_changed(case_id=case, seen=2, act=issuing(TIMELY)),
        lambda: withdraw_filed(case_id=case, seen=2, act=police(TIMELY, actor="clerk-2")),
    )
    assert sorted(became) == ["done", "moved_on", "moved_on"]
    kinds = [kind for kind, *_ in told(permit)]
    assert kinds == ["permit_issued", "endorsement_filed", "endorsement_decided"]


def test_two_clerks_endorse_one_permit_once(postgresql_city: Database) -> None:
    permit = held()
    became = _at_once(
        postgresql_city,
        *(
            partial(endorse_unchanged, permit_id=permit, act=police(TIMELY, actor=f"clerk-{each}"))
            for each in range(3)
        ),
    )
    assert became.count("done") == 1
    assert len(told(permit)) == 2


def test_the_work_around_a_case_loses_nothing(postgresql_city: Database) -> None:
    case = accepted()
    clerks = [act(FILED, actor=f"clerk-{each}") for each in range(3)]
    taken = _at_once(
        postgresql_city, *(partial(take_case, case_id=case, act=each) for each in clerks)
    )
    assert sorted(taken) == ["anothers", "anothers", "done"]
    assert Assignment.objects.get().account_id == f"clerk-{taken.index('done')}"
    _at_once(
        postgresql_city,
        *(partial(add_note, case_id=case, text=each.actor, act=each) for each in clerks),
    )
    assert sorted(note.text for note in notes_of(case)) == ["clerk-0", "clerk-1", "clerk-2"]
    keep = partial(keep_draft, account_id="clerk-1", page="apply x", at=AT)
    drafts = [{"name": "甲"}, {"name": "乙"}]
    _at_once(postgresql_city, *(partial(keep, fields=each) for each in drafts))
    assert Draft.objects.count() == 1
    assert draft_of(account_id="clerk-1", page="apply x", at=AT) in drafts
    examine = partial(examine_application, case_id=case, seen=2)
    became = _at_once(
        postgresql_city,
        lambda: examine(act=examiner()),
        lambda: withdraw_application(case_id=case, seen=2, act=clerks[0]),
    )
    assert sorted(became) == ["done", "moved_on"]
    ended = case_of({"subject": case}).ended_on is not None
    assert Assignment.objects.count() == (not ended)
