"""Who may do what, typed a second time the other way round: by role."""

import pytest

from anju.office.access.rights import ALLOWED, Right, allowed, rights_of
from anju.office.access.roles import STAFF, Role

BY_ROLE = {
    Role.AGENCY_CLERK: """
        accept bind_contact call_holder certify confirm_paper_entry correct_propose endorse
        file_for_many find_person hand_over_card merge_propose name_relative prove_contact
        record_guardian record_outage register_residence see_cases see_due_lists see_permit
        see_person withdraw
    """,
    Role.ASSISTING_BODY: "file_for_many supply_evidence",
    Role.AUDITOR: """
        download_proof find_person see_ledger see_looks_of_person see_looks_of_staff see_permit
        see_person see_statistics verify_ledger
    """,
    Role.CITY_ADMINISTRATOR: """
        admit_body adopt_measure appoint_staff change_division erase import_roster name_deputy
        see_statistics
    """,
    Role.CLOSE_RELATIVE: "file_request see_own_permit",
    Role.DEPARTMENT: "check_permit",
    Role.GUARDIAN: "file_request see_own_permit",
    Role.HOLDER: "file_request name_relative prove_contact see_own_permit",
    Role.ISSUING_OFFICER: """
        cancel certify confirm_paper_entry correct_decide decide download_proof find_person
        heal_gap issue merge_decide record_lapse record_offence record_outage see_cases
        see_due_lists see_ledger see_permit see_person see_statistics
    """,
    Role.POLICE_CLERK: """
        accept bind_contact call_holder certify confirm_paper_entry correct_propose endorse
        endorse_changed examine file_for_many find_person hand_over_card merge_propose
        name_relative produce_card prove_contact record_guardian record_offence record_outage
        register_residence see_cases see_due_lists see_permit see_person withdraw
    """,
    Role.SYSTEM: "bind_contact endorse prove_contact record_lapse",
}


@pytest.mark.parametrize("role", Role)
def test_a_role_has_these_rights_and_no_other(role: Role) -> None:
    assert {right.value for right in rights_of(role)} == set(BY_ROLE[role].split())


@pytest.mark.parametrize("right", Right)
def test_every_right_is_somebodys(right: Right) -> None:
    assert ALLOWED[right]


def test_what_does_not_stand_in_the_table_is_not_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    without = {right: roles for right, roles in ALLOWED.items() if right != Right.DECIDE}
    monkeypatch.setattr("anju.office.access.rights.ALLOWED", without)
    assert not any(allowed(Right.DECIDE, role) for role in Role)


def test_rights_and_the_table_are_alphabetical() -> None:
    assert [right.name for right in Right] == sorted(right.name for right in Right)
    assert list(ALLOWED) == list(Right)


@pytest.mark.parametrize("role", Role)
def test_nobody_decides_on_what_they_propose(role: Role) -> None:
    mine = rights_of(role)
    assert not {Right.CORRECT_PROPOSE, Right.CORRECT_DECIDE} <= mine
    assert not {Right.MERGE_PROPOSE, Right.MERGE_DECIDE} <= mine


def test_the_auditor_changes_nothing() -> None:
    looking = ("see_", "find_", "verify_", "download_")
    assert all(right.startswith(looking) for right in rights_of(Role.AUDITOR))


def test_who_appoints_sees_no_person() -> None:
    sees = {Right.FIND_PERSON, Right.SEE_PERSON, Right.SEE_PERMIT, Right.SEE_DUE_LISTS}
    assert not sees & rights_of(Role.CITY_ADMINISTRATOR)


def test_staff_are_those_who_are_appointed() -> None:
    family = {Role.HOLDER, Role.GUARDIAN, Role.CLOSE_RELATIVE}
    assert set(Role) - family - {Role.ASSISTING_BODY, Role.SYSTEM} == STAFF


@pytest.mark.parametrize("right", Right)
def test_a_right_says_what_it_lets_one_do(right: Right) -> None:
    assert right.sentence("en")[0].islower()
    assert not right.sentence("en").endswith(".")
