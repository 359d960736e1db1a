"""Every fact that a CannotTell may name, as one sentence that asks for it.

A one-time notice (Regulation art. 9(5)) is made of these.

>>> MISSING_FACTS["likeness_evidence"]
'Your own photo.'
"""

from collections.abc import Mapping

from anju.words import N_

MISSING_FACTS: Mapping[str, str] = {
    # Art. 2
    "citizen": N_("Are you a citizen?"),
    "household_place": N_("In which city or county is your household registered?"),
    "residence_place": N_("In which city or county do you live?"),
    "arrived_on": N_("Since which day have you been staying here?"),
    "issuing_place": N_("Which city or county issued your permit?"),
    "registrations": N_("Since when, and where, has your residence been registered?"),
    "merits": N_(
        "Are you among those for whom this place waives a condition (invited talent, "
        "investor, talent, full-time student)?"
    ),
    "accommodation_ground": N_("Do you have a lawful stable home here?"),
    "employment_ground": N_("Do you have lawful stable work here?"),
    "schooling_ground": N_("Do you go to school here continuously?"),
    "accommodation_last_day": N_("Until when can you live in your home?"),
    "employment_last_day": N_("Until when does your work last?"),
    "insured_months_running": N_(
        "For how many months without a break was social insurance paid for you?"
    ),
    "insured_months_of_last_24": N_(
        "For how many of the last 24 months was social insurance paid for you?"
    ),
    "insured_months_of_last_12": N_(
        "For how many months of the past year was social insurance paid for you?"
    ),
    "registered_months_of_last_12": N_(
        "For how many months of the past year was your residence registered?"
    ),
    "local_rule_on_conversion": N_("Does this place let permits convert? We do not know its rule."),
    # Art. 9
    "identity_evidence": N_("Your own resident identity card."),
    "likeness_evidence": N_("Your own photo."),
    "agent_identity_evidence": N_("The identity card of the person who acts for you."),
    "guardian_evidence": N_("A paper that shows who is the applicant's guardian."),
    "ground_evidence": N_("A proof of your home, your job or your school; one is enough."),
    "accommodation_evidence": N_("A proof of your home."),
    "employment_evidence": N_("A proof of your work."),
    "schooling_evidence": N_("A proof of your schooling."),
    "accommodation_proof_examined": N_("An officer has to look at your proof of your home."),
    "employment_proof_examined": N_("An officer has to look at your proof of your work."),
    "schooling_proof_examined": N_("An officer has to look at your proof of your schooling."),
    "other_proof_offered": N_("Do you want to offer a paper of another kind?"),
    "born_on": N_("When was the applicant born?"),
    "limited_mobility": N_("Can the applicant come in person, or hardly?"),
    "local_rule_on_agents": N_("Who may endorse for another person here? We do not know the rule."),
    "accepted_on": N_("On which day was the application accepted?"),
    "issued_on": N_("On which day was the permit issued?"),
    "working_days": N_("Which days are working days? The notice of that year is not loaded."),
    # Arts. 10-13
    "still_lives_there": N_("Do you still live there?"),
    "still_as_it_was": N_("Is everything still as it was? Somebody at the office looks at it."),
    "good_reason": N_("Why could you not endorse in time?"),
    "offices_own": N_("Did the office itself keep the holder from endorsing in time?"),
    "hardship_evidence": N_("A written explanation of why you could not endorse in time."),
    "work_or_school_evidence": N_("A proof of your work or your school; one is enough."),
    "state": N_("Is the permit in force, suspended or cancelled?"),
    "unreadable": N_("Is the card so damaged that it is hard to read?"),
    "old_card_returned": N_("Was the old card handed back?"),
    "lost": N_("Is the card lost?"),
    "published_list": N_("Is it in the list of services that the place publishes?"),
    # Arts. 15-16
    "willing": N_("Do you want to move your household registration here?"),
    "stable_accommodation": N_("Do you have a lawful stable dwelling here?"),
    "stable_employment": N_("Do you have lawful stable employment here?"),
    "employment_months": N_("For how many months have you worked here?"),
    "insurance_months": N_("For how many months was social insurance paid for you here?"),
    "points": N_("How many points do you have?"),
    "local_employment_months": N_("How long a time of employment does this city ask for?"),
    "local_insurance_months": N_("How long a time of social insurance does this city ask for?"),
    "local_points": N_("How many points does this city ask for?"),
    "local_rule_on_cancellation": N_(
        "Does this place cancel a permit whose holder lost the conditions? We do not know its rule."
    ),
    "local_rule_on_card_after_move": N_(
        "Does a new address give a new card here? We do not know this place's rule."
    ),
    # Arts. 18-23
    "yuan": N_("How much is the fine?"),
    "local_fee": N_("How much is the production fee here?"),
    "legacy_last_day": N_("Until when is the permit good, as printed on it?"),
}
"""Name of a missing fact to sentence."""
