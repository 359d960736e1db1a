"""What the values of the law's enums are called: each label, the key of its translation.

>>> term(Ground.SCHOOLING), slot_term("evidence", "likeness")
('continuous schooling', 'your likeness')
"""

from collections.abc import Mapping
from enum import StrEnum

from anju.law.applicant_facts import AgentRelation, Ground, Merit
from anju.law.city_size import CitySize
from anju.law.entitlements import Convenience, PublicService, Right
from anju.law.fees import Occasion
from anju.law.local_rules import Endorser
from anju.law.materials import Evidence, Material
from anju.law.penalties import Offence
from anju.words import N_

TERMS: Mapping[type[StrEnum], Mapping[str, str]] = {
    Ground: {
        "accommodation": N_("lawful stable accommodation"),
        "employment": N_("lawful stable employment"),
        "schooling": N_("continuous schooling"),
    },
    Merit: {
        "full_time_student": N_("full-time student"),
        "investor": N_("investor"),
        "invited_talent": N_("invited talent"),
        "talent": N_("talent"),
    },
    AgentRelation: {
        "assisting_body": N_("employer, school or landlord"),
        "close_relative": N_("close relative"),
        "guardian": N_("guardian"),
        "other": N_("another person"),
    },
    Material: {
        "accommodation_certificate": N_(
            "accommodation certificate from the landlord, employer or school"
        ),
        "agent_identity_card": N_("agent's identity card"),
        "business_licence": N_("business licence"),
        "employment_certificate": N_("employer's certificate of employment"),
        "hardship_explanation": N_("written explanation of the hardship"),
        "labour_contract": N_("labour contract"),
        "landlord_identity_card": N_("landlord's identity card"),
        "landlord_title_deed": N_("landlord's title deed"),
        "lease": N_("lease"),
        "other_accommodation_proof": N_("another proof of the home"),
        "other_employment_proof": N_("another proof of the work"),
        "other_schooling_proof": N_("another proof of the schooling"),
        "photo": N_("photo"),
        "purchase_contract": N_("purchase contract of the home"),
        "resident_identity_card": N_("resident identity card"),
        "school_certificate": N_("school's certificate"),
        "student_card": N_("student card"),
        "title_deed": N_("title deed"),
    },
    Evidence: {
        "accommodation": N_("the home"),
        "agent_identity": N_("the agent's identity"),
        "employment": N_("the work"),
        "hardship": N_("the hardship"),
        "identity": N_("identity"),
        "likeness": N_("your likeness"),
        "schooling": N_("the schooling"),
    },
    Endorser: {
        "agency": N_("entrusted community service agency"),
        "police": N_("police station"),
    },
    Right: {
        "employment": N_("employment"),
        "social_insurance": N_("joining social insurance"),
        "housing_fund": N_("paying into and using the housing fund"),
    },
    PublicService: {
        "compulsory_education": N_("compulsory education"),
        "employment_services": N_("basic public employment services"),
        "health_and_family_planning": N_("basic public health and family planning"),
        "culture_and_sport": N_("public culture and sport"),
        "legal_aid": N_("legal aid and other legal services"),
        "other_services": N_("other basic public services set by the state"),
    },
    Convenience: {
        "exit_entry_documents": N_("exit and entry documents"),
        "identity_card": N_("replacing the resident identity card"),
        "vehicle_registration": N_("vehicle registration"),
        "driving_licence": N_("applying for a driving licence"),
        "vocational_qualification": N_("vocational qualification"),
        "birth_registration": N_("birth registration and family-planning papers"),
        "other_conveniences": N_("other conveniences set by the state"),
    },
    Occasion: {
        "endorsement": N_("endorsement"),
        "exchange_changed_card": N_("exchange of a card that shows what has changed"),
        "first_issue": N_("first issue"),
        "late_endorsement": N_("late endorsement"),
        "renew_damaged_card": N_("exchange of a damaged card"),
        "replace_lost_card": N_("replacement of a lost card"),
        "replace_wrong_card": N_("replacement of a card that the office made wrongly"),
    },
    Offence: {
        "false_proof": N_("getting a permit with false proof"),
        "lending_or_transferring": N_("renting out, lending or transferring a permit"),
        "withholding_anothers_permit": N_("withholding another's permit"),
        "using_anothers_permit": N_("using another's permit"),
        "using_fraudulent_permit": N_("using a permit got by fraud"),
        "forged_permit": N_("buying, selling or using a forged or altered permit"),
        "refusing_the_qualified": N_("refusing those who qualify"),
        "charging_against_the_rules": N_("charging against the rules"),
        "taking_benefits": N_("taking benefits"),
        "giving_away_personal_details": N_("selling or giving away holders' details"),
        "tampering": N_("tampering with what a permit says"),
    },
    CitySize: {
        "small": N_("town, or city under 500,000"),
        "medium": N_("city from 500,000 to under 1 million"),
        "large": N_("city from 1 million to under 3 million"),
        "large_from_3_million": N_("city from 3 million to under 5 million"),
        "megacity": N_("city from 5 million"),
    },
}
"""Enum to value to label."""

SLOTS: Mapping[str, type[StrEnum]] = {
    "endorser": Endorser,
    "evidence": Evidence,
    "ground": Ground,
    "material": Material,
    "merit": Merit,
}
"""Which slots of a reason's sentence hold a value of which enum."""


def term(member: StrEnum) -> str:
    """The label of an enum's member, in English; raises KeyError for one that has none."""
    return TERMS[type(member)][member.value]


def slot_term(slot: str, value: str) -> str:
    """The label of a value in a slot of a sentence; raises KeyError for another slot."""
    return term(SLOTS[slot](value))
