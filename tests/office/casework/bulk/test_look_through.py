"""A list is looked through before it is filed: what would become of each row, and nothing kept."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tests.office.casework.acting import case_refused
from tests.office.casework.bulk.lists import a_list, number_of
from tests.office.casework.bulk.test_file_list import DAY, HER, HERS, HIM, HIS, body
from tests.office.databases import Database
from tests.office.registry.acting import (
    DONGGUAN,
    STATION,
    a_permit,
    a_person,
    act,
    everything,
    nothing_is_amiss,
)

from anju.office.casework.bulk.kept import (
    KEPT_FOR,
    case_counts,
    drop_old_rows,
    keep_list,
    rows_of,
)
from anju.office.casework.bulk.listed import ListedPerson
from anju.office.casework.bulk.lists import ListFiled, file_people, look_through
from anju.office.casework.bulk.refusals import RowRefused
from anju.office.casework.bulk.rows import listed_people
from anju.office.casework.models import Case, PeopleList
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import Why
from anju.office.registry.ledger.entries import Act
from anju.office.registry.models import Person

NEW = ["", "王三", number_of(3)]


def _looked(
    people: list[ListedPerson], procedure: Procedure = Procedure.ENDORSEMENT, by: Act | None = None
) -> ListFiled:
    return look_through(people=people, procedure=procedure, office_id=STATION, act=by or body())


def _people(tmp_path: Path, *rows: list[str]) -> list[ListedPerson]:
    return listed_people(a_list(tmp_path, rows))


def test_what_would_be_filed_is_filed_and_the_rest_refused_alike(
    city: Database, tmp_path: Path
) -> None:
    hers = a_person(HER)
    a_permit(hers)
    his = a_person(HIM)
    people = _people(tmp_path, HERS, HIS, NEW, HERS)
    before = everything()
    found = _looked(people)
    assert everything() == before
    refused = {3: RowRefused.NO_MATCH, 4: RowRefused.NO_MATCH, 5: RowRefused.TWICE}
    assert (found.rows, found.filed, found.unchanged, found.refused) == (4, 1, 0, refused)
    assert found.persons == {hers, his}
    done = file_people(
        people=people, procedure=Procedure.ENDORSEMENT, office_id=STATION, act=body()
    )
    assert (done.batch, done.filed, done.refused) == (found.batch, 1, refused)
    assert done.persons == {hers, his}
    again = _looked(people)
    assert (again.filed, again.before, again.refused) == (0, {2}, refused)
    nothing_is_amiss()


def test_whom_a_row_does_not_name_is_not_seen(sqlite_city: Database, tmp_path: Path) -> None:
    a_person(HER)
    a_person(HIM, place=DONGGUAN)
    found = _looked(_people(tmp_path, ["", "别人", HER.identity_number], HIS))
    assert (set(found.refused), found.persons) == ({2, 3}, set())


def test_nobody_new_is_recorded_by_looking(sqlite_city: Database, tmp_path: Path) -> None:
    people = _people(tmp_path, NEW)
    found = _looked(people, Procedure.APPLICATION)
    assert (found.filed, Person.objects.count()) == (1, 0)


def test_who_files_for_nobody_looks_through_nothing(sqlite_city: Database, tmp_path: Path) -> None:
    people = _people(tmp_path, HERS)
    with case_refused(Why.NOT_YOURS):
        _looked(people, by=act(DAY, role="issuing_officer"))
    with case_refused(Why.NOT_NOW):
        _looked(people, Procedure.CANCELLATION)


def test_rows_are_kept_sealed_for_a_week_and_the_cases_stay(
    sqlite_city: Database, tmp_path: Path
) -> None:
    a_permit(a_person(HER))
    people = _people(tmp_path, HERS, NEW)
    for filed in (False, True):
        found = file_people if filed else look_through
        keep_list(
            people,
            found(people=people, procedure=Procedure.ENDORSEMENT, office_id=STATION, act=body()),
            procedure=Procedure.ENDORSEMENT,
            office_id=STATION,
            act=body(),
            filed=filed,
        )
    row = PeopleList.objects.get()
    assert row.filed_at is not None
    assert HER.name.encode() not in bytes(row.sealed)
    kept = rows_of(row)
    assert [each.person for each in kept.rows] == people
    assert [each.refused for each in kept.rows] == [None, RowRefused.NO_MATCH]
    assert case_counts([row.id, "0" * 20]) == {row.id: {"open": 1}, "0" * 20: {}}
    week = row.looked_at + KEPT_FOR
    assert drop_old_rows(week) == 0
    assert drop_old_rows(week + timedelta(seconds=1)) == 1
    assert drop_old_rows(week + timedelta(seconds=1)) == 0
    row.refresh_from_db()
    assert (rows_of(row).rows, Case.objects.filter(batch=row.id).count()) == ((), 1)


def test_a_list_that_was_never_filed_goes_whole(sqlite_city: Database, tmp_path: Path) -> None:
    people = _people(tmp_path, HERS)
    keep_list(
        people,
        _looked(people),
        procedure=Procedure.ENDORSEMENT,
        office_id=STATION,
        act=body(date(2025, 3, 2)),
        filed=False,
    )
    assert drop_old_rows(datetime(2099, 1, 1, tzinfo=UTC)) == 1
    assert not PeopleList.objects.exists()
