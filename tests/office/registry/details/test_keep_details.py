"""Details are kept sealed under a key of the person, in versions, and found by keyed hashes."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.office.databases import Database
from tests.office.registry.acting import (
    DETAILS,
    NUMBER,
    OTHER,
    a_permit,
    a_person,
    nothing_written,
    refused,
    told,
)

from anju.office.common.commitments import commitment
from anju.office.common.sealing import CannotOpen
from anju.office.registry.details.contents import content_of, details_of
from anju.office.registry.details.fingerprints import fingerprint_of, keyed_fingerprint
from anju.office.registry.details.keeping import (
    Erased,
    add_lookup,
    keep,
    key_of,
    keys_of,
    opened,
    read_details,
    read_texts,
)
from anju.office.registry.details.models import Detail, DetailKind
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.refused import Because


@pytest.mark.parametrize(
    "details",
    [
        DETAILS,
        OTHER,
        PersonalDetails("阿依古丽·买买提"),
        PersonalDetails("", "", "", "", None, ""),
        PersonalDetails('O"Brien\\ \n é', born_on=date(1900, 1, 1)),
    ],
)
def test_what_is_kept_comes_back_as_it_was(sqlite_city: Database, details: PersonalDetails) -> None:
    assert details_of(content_of(details)) == details


def test_the_entry_commits_to_what_is_kept(sqlite_city: Database) -> None:
    person = a_person()
    detail = Detail.objects.get(subject=person)
    content = opened(detail, key_of(person))
    assert content == content_of(DETAILS)
    assert told(person)[0][2]["details"] == commitment(bytes(detail.salt), content)
    assert told(person)[0][2]["details"] != commitment(bytes(32), content)


def test_the_same_content_is_sealed_and_committed_to_anew_each_time(
    sqlite_city: Database,
) -> None:
    person = a_person()
    kept = [
        keep(person, f"note-{number}", DetailKind.NOTE, b"the same", version=1)
        for number in range(2)
    ]
    assert kept[0].commitment != kept[1].commitment
    sealed = Detail.objects.filter(kind=DetailKind.NOTE).values_list("sealed", flat=True)
    assert len({bytes(each) for each in sealed}) == 2


def test_the_latest_version_is_read(sqlite_city: Database) -> None:
    person = a_person()
    for version, text in ((1, "one"), (2, "two")):
        keep(person, "note", DetailKind.NOTE, text.encode(), version=version)
    assert read_texts(["note"], DetailKind.NOTE, keys_of([person])) == {"note": "two"}


def test_a_version_is_written_once(city: Database) -> None:
    person = a_person()
    keep(person, "note", DetailKind.NOTE, b"one", version=1)
    with nothing_written(), pytest.raises(IntegrityError), transaction.atomic():
        keep(person, "note", DetailKind.NOTE, b"other", version=1)


@pytest.mark.parametrize("field", ["subject", "kind", "version"])
def test_a_detail_moved_elsewhere_does_not_open(sqlite_city: Database, field: str) -> None:
    person = a_person()
    detail = Detail.objects.get(subject=person)
    setattr(detail, field, {"subject": "x", "kind": "note", "version": 2}[field])
    with pytest.raises(CannotOpen):
        opened(detail, key_of(person))


def test_the_key_of_somebody_else_opens_nothing(sqlite_city: Database) -> None:
    person, other = a_person(), a_person(OTHER)
    with pytest.raises(CannotOpen):
        opened(Detail.objects.get(subject=person), key_of(other))


def test_who_has_no_key_has_nothing_to_read(sqlite_city: Database) -> None:
    with pytest.raises(Erased):
        key_of("nobody")
    assert read_details(["nobody"]) == {}
    assert keys_of([]) == {}


def test_a_number_is_found_for_one_subject_only(city: Database) -> None:
    person, other = a_person(), a_person(OTHER)
    add_lookup("permit_number", b"token", "440300", "permit-1", person)
    with refused(Because.NUMBER_TAKEN):
        add_lookup("permit_number", b"token", "440300", "permit-2", other)
    add_lookup("permit_number", b"token", "441900", "permit-2", other)


def test_reading_many_takes_two_queries(sqlite_city: Database) -> None:
    people = [a_person(PersonalDetails(f"赵{number}")) for number in range(12)]
    with CaptureQueriesContext(connection) as asked:
        assert len(read_details(people)) == 12
    assert len(asked) == 2


def test_a_permit_number_is_sealed_with_the_persons_key(sqlite_city: Database) -> None:
    person = a_person()
    permit = a_permit(person)
    assert read_texts([permit], DetailKind.PERMIT_NUMBER, keys_of([person])) == {permit: NUMBER}
    assert read_texts([permit], DetailKind.PERMIT_NUMBER, {}) == {}


def test_a_fingerprint_tells_contents_apart_and_gives_none_away(sqlite_city: Database) -> None:
    assert fingerprint_of(DETAILS) == fingerprint_of(DETAILS) != fingerprint_of(OTHER)
    assert len(keyed_fingerprint(b"x")) == 24
