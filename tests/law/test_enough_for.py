"""Which papers fill a missing name, any one of them: typed from the Regulation's article 9."""

import pytest

from anju.law.application_file import enough_for
from anju.law.materials import Material

M = Material
LIVING = {
    M.LEASE,
    M.TITLE_DEED,
    M.PURCHASE_CONTRACT,
    M.ACCOMMODATION_CERTIFICATE,
    M.OTHER_ACCOMMODATION_PROOF,
}
WORKING = {
    M.BUSINESS_LICENCE,
    M.LABOUR_CONTRACT,
    M.EMPLOYMENT_CERTIFICATE,
    M.OTHER_EMPLOYMENT_PROOF,
}
LEARNING = {M.STUDENT_CARD, M.SCHOOL_CERTIFICATE, M.OTHER_SCHOOLING_PROOF}


@pytest.mark.parametrize(
    ("name", "papers"),
    [
        ("identity_evidence", {M.RESIDENT_IDENTITY_CARD}),
        ("likeness_evidence", {M.PHOTO}),
        ("agent_identity_evidence", {M.AGENT_IDENTITY_CARD}),
        ("hardship_evidence", {M.HARDSHIP_EXPLANATION}),
        ("accommodation_evidence", LIVING),
        ("employment_evidence", WORKING),
        ("schooling_evidence", LEARNING),
        ("ground_evidence", LIVING | WORKING | LEARNING),
        ("judgement_of_other_proof", set()),
        ("insured_months_running", set()),
    ],
)
def test_any_one_of_these_is_enough(name: str, papers: set[Material]) -> None:
    assert set(enough_for(name)) == papers


def test_what_the_regulation_names_stands_before_other_proof() -> None:
    assert enough_for("employment_evidence")[-1] is M.OTHER_EMPLOYMENT_PROOF
