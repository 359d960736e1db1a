"""An employer, a school or a landlord files for many: each person a case of their own."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.office.casework.acting import agency_clerk, case_refused
from tests.office.casework.bulk.lists import a_list, number_of
from tests.office.databases import Database
from tests.office.registry.acting import (
    CITY,
    DETAILS,
    DONGGUAN,
    FUTIAN,
    NUMBER,
    OTHER,
    STATION,
    a_permit,
    a_person,
    act,
    everything,
    nothing_is_amiss,
    told,
)

from anju.office.casework.bulk import lists as bulk
from anju.office.casework.bulk.filing import Batch, RowFiled, file_row
from anju.office.casework.bulk.listed import ListedPerson
from anju.office.casework.bulk.lists import ListFiled, file_list
from anju.office.casework.bulk.outcomes import batch_outcomes
from anju.office.casework.bulk.refusals import RowRefused
from anju.office.casework.models import Case
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import Why
from anju.office.places.models import OfficeKind
from anju.office.registry.city.offices import NewOffice, open_office
from anju.office.registry.ledger.entries import Act
from anju.office.registry.models import Permit, Person
from anju.roster.unusable import Unusable

DAY = date(2025, 3, 1)
"""In the window of a permit issued on 15 March 2024."""

HER = replace(DETAILS, identity_number=number_of(11))
HIM = replace(OTHER, identity_number=number_of(12))
HERS = ["", HER.name, HER.identity_number]
HIS = ["", HIM.name, HIM.identity_number]


def body(today: date = DAY, *, actor: str = "body-1", within: str = CITY) -> Act:
    """An assisting body acts from its own account."""
    return act(today, actor=actor, role="assisting_body", within=within)


def _file(
    file: Path, procedure: Procedure = Procedure.ENDORSEMENT, acting: Act | None = None
) -> ListFiled:
    return file_list(file=file, procedure=procedure, office_id=STATION, act=acting or body())


def _two_permits() -> tuple[str, str]:
    hers = a_permit(a_person(HER))
    return hers, a_permit(a_person(HIM), "4403J24031500025")


def test_each_person_is_a_case_of_their_own(city: Database, tmp_path: Path) -> None:
    permits = _two_permits()
    done = _file(a_list(tmp_path, [HERS, ["4403J24031500025", HIM.name, ""]]))
    assert (done.rows, done.filed, done.unchanged, done.refused) == (2, 2, 0, {})
    rows = Case.objects.filter(batch=done.batch)
    assert {row.permit_id for row in rows} == set(permits)
    assert {(row.procedure, row.state) for row in rows} == {("endorsement", "filed")}
    assert {told(permit)[-1][0] for permit in permits} == {"endorsement_filed"}
    assert {row.pending for row in Permit.objects.all()} == {"in_time"}
    filed = told(rows[0].id)[0][2]
    assert (filed["channel"], filed["batch"]) == ("online", done.batch)
    nothing_is_amiss()


def test_new_people_apply_and_are_recorded(city: Database, tmp_path: Path) -> None:
    rows = [["", "王一", number_of(1)], ["", "王二", number_of(2)]]
    done = _file(a_list(tmp_path, rows), Procedure.APPLICATION)
    assert (done.filed, done.refused) == (2, {})
    assert Person.objects.count() == 2
    assert set(Case.objects.values_list("state", flat=True)) == {"filed"}


def test_the_same_list_again_doubles_nothing(city: Database, tmp_path: Path) -> None:
    _two_permits()
    file = a_list(tmp_path, [HERS, HIS])
    first = _file(file)
    before = everything()
    again = _file(file, acting=body(date(2025, 3, 2)))
    assert (again.batch, again.filed, again.unchanged) == (first.batch, 0, 2)
    assert everything() == before


def test_a_run_that_was_killed_is_completed_by_the_next(
    city: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _two_permits()
    file = a_list(tmp_path, [HERS, HIS])

    def killed_after_one(row: ListedPerson, batch: Batch, acting: Act) -> RowFiled:
        if Case.objects.exists():
            raise KeyboardInterrupt
        return file_row(row, batch, acting)

    with monkeypatch.context() as patched:
        patched.setattr(bulk, "file_row", killed_after_one)
        with pytest.raises(KeyboardInterrupt):
            _file(file)
    assert Case.objects.count() == 1
    done = _file(file)
    assert (done.filed, done.unchanged) == (1, 1)
    assert Case.objects.count() == 2


def test_no_row_dies_of_another(sqlite_city: Database, tmp_path: Path) -> None:
    a_permit(a_person(HER))
    a_person(HIM)
    rows = [
        ["", "", HER.identity_number],
        ["", "王一", "110105196001010010"],
        ["", "别人", HER.identity_number],
        ["", "王三", number_of(3)],
        HIS,
        HERS,
        HERS,
        [NUMBER, HER.name, HIM.identity_number],
    ]
    done = _file(a_list(tmp_path, rows))
    assert (done.rows, done.filed) == (len(rows), 0)
    assert {number: why.value for number, why in done.refused.items()} == {
        2: "not_sound",
        3: "not_sound",
        4: "twice",
        5: "no_match",
        6: "no_match",
        7: "twice",
        8: "twice",
        9: "twice",
    }


def test_each_way_not_to_match_is_one_code(sqlite_city: Database, tmp_path: Path) -> None:
    """A body cannot find out whom the office knows, nor under which name."""
    a_permit(a_person(HER))
    elsewhere = a_person(HIM, place=DONGGUAN)
    a_permit(elsewhere, "4419J24031500025", place=DONGGUAN)
    rows = [
        ["", "别人", HER.identity_number],
        ["", "王三", number_of(3)],
        HIS,
        ["4403J00000000000", "王四", ""],
    ]
    done = _file(a_list(tmp_path, rows))
    assert set(done.refused.values()) == {RowRefused.NO_MATCH}
    assert len(done.refused) == len(rows)


def test_contradicting_numbers_match_nobody(sqlite_city: Database, tmp_path: Path) -> None:
    _two_permits()
    done = _file(a_list(tmp_path, [[NUMBER, HIM.name, HIM.identity_number]]))
    assert done.refused == {2: RowRefused.NO_MATCH}


def test_too_early_and_already_open_are_refused_without_a_day(
    sqlite_city: Database, tmp_path: Path
) -> None:
    _two_permits()
    early = _file(a_list(tmp_path, [HERS]), acting=body(date(2025, 1, 13)))
    assert early.refused == {2: RowRefused.NOT_NOW}
    assert _file(a_list(tmp_path, [HERS]), acting=body(date(2025, 1, 14))).filed == 1
    other = _file(a_list(tmp_path, [HERS, HIS], "other.csv"))
    assert (other.filed, other.refused) == (1, {2: RowRefused.NOT_NOW})
    applied = _file(a_list(tmp_path, [HIS]), Procedure.APPLICATION)
    assert applied.refused == {2: RowRefused.NOT_NOW}


def test_where_no_measure_lets_bodies_act_nothing_is_filed(
    sqlite_city: Database, tmp_path: Path
) -> None:
    admin = act(DAY, actor="admin-1", role="city_administrator", within=DONGGUAN)
    there = "3c4d5e6f708192031425"
    office = NewOffice(OfficeKind.POLICE_STATION, "莞城派出所", "", DONGGUAN, "")
    open_office(office=office, act=admin, identifier=there)
    person = a_person(HER, place=DONGGUAN)
    a_permit(person, place=DONGGUAN)
    done = file_list(
        file=a_list(tmp_path, [HERS]),
        procedure=Procedure.ENDORSEMENT,
        office_id=there,
        act=body(within=DONGGUAN),
    )
    assert done.refused == {2: RowRefused.NO_RULE}


def test_a_file_that_cannot_be_used_changes_nothing(sqlite_city: Database, tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("姓名\n王一\n", encoding="utf-8")
    before = everything()
    for file in (bad, tmp_path / "none.csv", a_list(tmp_path, [])):
        with pytest.raises(Unusable):
            _file(file)
    assert everything() == before


def test_who_files_for_many_and_what(sqlite_city: Database, tmp_path: Path) -> None:
    _two_permits()
    file = a_list(tmp_path, [HERS])
    for role in ("holder", "issuing_officer", "auditor"):
        with case_refused(Why.NOT_YOURS):
            _file(file, acting=act(DAY, role=role))
    with case_refused(Why.NO_OFFICE):
        _file(file, acting=body(within=FUTIAN))
    with case_refused(Why.NOT_NOW):
        _file(file, Procedure.CANCELLATION)
    assert _file(file, acting=agency_clerk(DAY)).filed == 1


def test_a_body_sees_the_codes_of_its_own_batch_only(sqlite_city: Database, tmp_path: Path) -> None:
    _two_permits()
    done = _file(a_list(tmp_path, [HERS, HIS]))
    found = batch_outcomes(done.batch, body())
    assert [each.outcome for each in found] == ["open", "open"]
    assert {each.receipt_number for each in found} == set(
        Case.objects.values_list("receipt_number", flat=True)
    )
    assert set(type(found[0]).__dataclass_fields__) == {"receipt_number", "outcome"}
    for batch, acting in ((done.batch, body(actor="body-2")), ("", body()), ("0" * 20, body())):
        with case_refused(Why.NOT_YOUR_BATCH):
            batch_outcomes(batch, acting)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("why", RowRefused)
def test_every_refused_row_has_a_sentence(why: RowRefused, language: str) -> None:
    assert why.in_words(language)
    assert why.in_words("zh") != why.in_words("en")
