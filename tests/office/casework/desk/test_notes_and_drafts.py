"""What clerks note for one another, and forms that were begun."""

from datetime import UTC, date, datetime, timedelta

import pytest
from tests.office.casework.acting import case_refused
from tests.office.databases import Database
from tests.office.registry.acting import DONGGUAN, a_person, act

from anju.office.casework.cases.opening import Filing, open_case
from anju.office.casework.desk.drafts import draft_of, drop_draft, drop_old_drafts, keep_draft
from anju.office.casework.desk.notes import add_note, notes_of
from anju.office.casework.models import Draft, Note
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import Why

DAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 2, tzinfo=UTC)


def _case() -> str:
    filing = Filing(Procedure.APPLICATION, a_person(), DAY)
    return str(open_case(filing, act(DAY))["subject"])


def test_a_note_is_read_by_colleagues_and_kept_sealed(city: Database) -> None:
    case = _case()
    add_note(case_id=case, text="  房东下午来送合同 ", act=act(DAY))
    add_note(case_id=case, text="已到", act=act(DAY, actor="clerk-2"))
    assert [(each.account_id, each.text) for each in notes_of(case)] == [
        ("clerk-1", "房东下午来送合同"),
        ("clerk-2", "已到"),
    ]
    assert "房东".encode() not in bytes(Note.objects.order_by("id")[0].sealed)


@pytest.mark.parametrize(("length", "kept"), [(0, False), (1, True), (1000, True), (1001, False)])
def test_a_note_has_a_length(length: int, kept: bool, sqlite_city: Database) -> None:
    case = _case()
    if kept:
        add_note(case_id=case, text="字" * length, act=act(DAY))
        assert len(notes_of(case)) == 1
    else:
        with case_refused(Why.NO_NOTE):
            add_note(case_id=case, text="字" * length, act=act(DAY))


def test_nobody_notes_on_a_case_elsewhere(sqlite_city: Database) -> None:
    case = _case()
    with case_refused(Why.NO_CASE):
        add_note(case_id=case, text="字", act=act(DAY, within=DONGGUAN))


def test_a_draft_comes_back_to_whoever_typed_it(city: Database) -> None:
    fields = {"name": "欧阳晓晨", "key": "k1", "seen": "3", "csrfmiddlewaretoken": "t", "empty": ""}
    assert keep_draft(account_id="a", page="apply", fields=fields, at=AT)
    assert keep_draft(account_id="a", page="apply", fields={**fields, "ground": "x"}, at=AT)
    assert draft_of(account_id="a", page="apply", at=AT) == {"name": "欧阳晓晨", "ground": "x"}
    assert draft_of(account_id="b", page="apply", at=AT) == {}
    assert draft_of(account_id="a", page="other", at=AT) == {}
    assert "欧阳".encode() not in bytes(Draft.objects.get().sealed)
    drop_draft(account_id="a", page="apply")
    assert draft_of(account_id="a", page="apply", at=AT) == {}


def test_a_draft_is_kept_a_week(sqlite_city: Database) -> None:
    keep_draft(account_id="a", page="apply", fields={"x": "1"}, at=AT)
    week = AT + timedelta(days=7)
    assert draft_of(account_id="a", page="apply", at=week) == {"x": "1"}
    assert draft_of(account_id="a", page="apply", at=week + timedelta(seconds=1)) == {}
    assert drop_old_drafts(week) == 0
    assert drop_old_drafts(week + timedelta(seconds=1)) == 1


def test_a_very_large_draft_is_not_kept(sqlite_city: Database) -> None:
    assert not keep_draft(account_id="a", page="apply", fields={"x": "1" * 40_000}, at=AT)
    assert Draft.objects.count() == 0
