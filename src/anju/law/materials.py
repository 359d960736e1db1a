"""Which material proves what (Regulation art. 9(2)).

The lists of the Regulation are open: a paper that it does not name may prove the same,
but an officer has to look at it.  A landlord's own identity card or title deed is not
asked for.

>>> Material.LEASE in PROVES[Evidence.ACCOMMODATION]
True
"""

from collections.abc import Mapping
from enum import StrEnum

from anju.law.citation import REGULATION, Citation
from anju.law.outcome import CannotTell, Met, NotMet, Outcome, Reason


class Material(StrEnum):
    """A paper, or its electronic certificate, which equals it."""

    ACCOMMODATION_CERTIFICATE = "accommodation_certificate"
    AGENT_IDENTITY_CARD = "agent_identity_card"
    BUSINESS_LICENCE = "business_licence"
    EMPLOYMENT_CERTIFICATE = "employment_certificate"
    HARDSHIP_EXPLANATION = "hardship_explanation"
    LABOUR_CONTRACT = "labour_contract"
    LANDLORD_IDENTITY_CARD = "landlord_identity_card"
    LANDLORD_TITLE_DEED = "landlord_title_deed"
    LEASE = "lease"
    OTHER_ACCOMMODATION_PROOF = "other_accommodation_proof"
    OTHER_EMPLOYMENT_PROOF = "other_employment_proof"
    OTHER_SCHOOLING_PROOF = "other_schooling_proof"
    PHOTO = "photo"
    PURCHASE_CONTRACT = "purchase_contract"
    RESIDENT_IDENTITY_CARD = "resident_identity_card"
    SCHOOL_CERTIFICATE = "school_certificate"
    STUDENT_CARD = "student_card"
    TITLE_DEED = "title_deed"


class Evidence(StrEnum):
    """What a material proves."""

    ACCOMMODATION = "accommodation"
    AGENT_IDENTITY = "agent_identity"
    EMPLOYMENT = "employment"
    HARDSHIP = "hardship"
    IDENTITY = "identity"
    LIKENESS = "likeness"
    SCHOOLING = "schooling"


class Answerable(StrEnum):
    """Who answers for the truth of a material beside the applicant (art. 9(4))."""

    APPLICANT = "applicant"
    ISSUER = "issuer"


MATERIALS = Citation(REGULATION, 9, 1)
PROOFS = Citation(REGULATION, 9, 2)
AGENTS = Citation(REGULATION, 9, 3)
LATE = Citation(REGULATION, 10, 3)

PROVES: Mapping[Evidence, frozenset[Material]] = {
    Evidence.ACCOMMODATION: frozenset(
        {
            Material.ACCOMMODATION_CERTIFICATE,
            Material.LEASE,
            Material.PURCHASE_CONTRACT,
            Material.TITLE_DEED,
        }
    ),
    Evidence.AGENT_IDENTITY: frozenset({Material.AGENT_IDENTITY_CARD}),
    Evidence.EMPLOYMENT: frozenset(
        {Material.BUSINESS_LICENCE, Material.EMPLOYMENT_CERTIFICATE, Material.LABOUR_CONTRACT}
    ),
    Evidence.HARDSHIP: frozenset({Material.HARDSHIP_EXPLANATION}),
    Evidence.IDENTITY: frozenset({Material.RESIDENT_IDENTITY_CARD}),
    Evidence.LIKENESS: frozenset({Material.PHOTO}),
    Evidence.SCHOOLING: frozenset({Material.SCHOOL_CERTIFICATE, Material.STUDENT_CARD}),
}
"""The materials that the Regulation names; any one of a set is enough (art. 9(1)-(3)).

The explanation of a hardship is named by the measure that has the rule.
"""

CITED: Mapping[Evidence, Citation] = {
    Evidence.AGENT_IDENTITY: AGENTS,
    Evidence.HARDSHIP: LATE,
    Evidence.IDENTITY: MATERIALS,
    Evidence.LIKENESS: MATERIALS,
}
"""Where a proof is asked for; the proofs of a ground stand in art. 9(2)."""

MAY_PROVE: Mapping[Evidence, Material] = {
    Evidence.ACCOMMODATION: Material.OTHER_ACCOMMODATION_PROOF,
    Evidence.EMPLOYMENT: Material.OTHER_EMPLOYMENT_PROOF,
    Evidence.SCHOOLING: Material.OTHER_SCHOOLING_PROOF,
}
"""The lists of art. 9(2) are open: these stand for a paper that they do not name."""

NOT_ASKED = frozenset({Material.LANDLORD_IDENTITY_CARD, Material.LANDLORD_TITLE_DEED})
"""What an office may not demand: art. 9(2) asks for a proof of the address, not the landlord's."""

WRITTEN_BY_ANOTHER = frozenset(
    {
        Material.ACCOMMODATION_CERTIFICATE,
        Material.EMPLOYMENT_CERTIFICATE,
        Material.SCHOOL_CERTIFICATE,
    }
)


def proves(material: Material, evidence: Evidence) -> Outcome:
    """Whether a material proves something; CannotTell for a paper the open lists do not name."""
    values = (("material", material.value), ("evidence", evidence.value))
    citation = CITED.get(evidence, PROOFS)
    if material in PROVES[evidence]:
        return Met((Reason("material_proves", (citation,), values),))
    if MAY_PROVE.get(evidence) is material:
        reason = Reason("list_is_open", (PROOFS,), values)
        return CannotTell((reason,), (f"{evidence.value}_proof_examined",))
    return NotMet((Reason("material_does_not_prove", (citation,), values),))


def is_asked(material: Material) -> Outcome:
    """Whether an office may ask for a material; NotMet for a landlord's own papers."""
    values = (("material", material.value),)
    if material in NOT_ASKED:
        return NotMet((Reason("landlord_papers_not_asked", (PROOFS,), values),))
    if material in MAY_PROVE.values():
        return CannotTell(
            (Reason("own_choice_of_proof", (PROOFS,), values),), ("other_proof_offered",)
        )
    return Met((Reason("material_is_asked", (MATERIALS,), values),))


def answerable_for(material: Material) -> frozenset[Answerable]:
    """Who answers for the truth and lawfulness of a material: its issuer too (art. 9(4))."""
    if material in WRITTEN_BY_ANOTHER:
        return frozenset(Answerable)
    return frozenset({Answerable.APPLICANT})
