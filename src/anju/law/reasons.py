"""Every reason that the judgements give, as one sentence in English: the key of its translation.

Slots are the reason's values: a slot that ends in `_on`, `_from` or `day` holds a day as
ISO text; `ground`, `merit`, `material` and `evidence` hold a value that `anju.law.terms`
names; the others are numbers.

>>> REASONS["registered_too_short"].format(months=6, complete_on="30 June", apply_from="1 July")
'6 months of residence registration are complete on 30 June; you can apply from 1 July.'
"""

from collections.abc import Mapping

from anju.words import N_

REASONS: Mapping[str, str] = {
    # Art. 2: who may apply
    "citizen": N_("You are a citizen."),
    "not_a_citizen": N_("The residence permit is for citizens; another card is for others."),
    "other_card_for_hong_kong_macao_taiwan": N_(
        "Residents of Hong Kong, Macao and Taiwan have a residence permit of their own; "
        "it is good for five years and needs no endorsement."
    ),
    "another_city_than_household": N_(
        "You live in another city than the one of your household registration."
    ),
    "same_city_as_household": N_(
        "You live in the city of your household registration, so you need no residence "
        "permit there."
    ),
    "registered_long_enough": N_(
        "Your residence registration has run for {months} months, complete on {complete_on}."
    ),
    "registered_too_short": N_(
        "{months} months of residence registration are complete on {complete_on}; you "
        "can apply from {apply_from}."
    ),
    "not_registered_here": N_(
        "You have no residence registration here on this day. Register first: the time "
        "counts from then."
    ),
    "half_year_disputed": N_(
        "Since {day}, guides disagree whether half a year of registration is still asked "
        "for here. Ask the police station."
    ),
    "waived_for_merit": N_("This condition is waived here for you: {merit}."),
    "no_merit": N_("You are not among those for whom this place waives the condition."),
    "ground_there": N_("You have one of the three grounds: {ground}."),
    "ground_not_there": N_("This ground is not there on this day: {ground}."),
    "ground_ends_too_soon": N_("This ground has to last until {last_day} at least: {ground}."),
    "insured_months_running_reached": N_(
        "{months} months of social insurance without a break; {least} are asked for."
    ),
    "insured_months_running_too_few": N_(
        "Only {months} months of social insurance without a break; {least} are asked for."
    ),
    "insured_months_of_last_24_reached": N_(
        "{months} months of social insurance in the last 24; {least} are asked for."
    ),
    "insured_months_of_last_24_too_few": N_(
        "Only {months} months of social insurance in the last 24; {least} are asked for."
    ),
    "insured_months_of_last_12_reached": N_(
        "{months} months of social insurance in the past year; {least} are asked for."
    ),
    "insured_months_of_last_12_too_few": N_(
        "Only {months} months of social insurance in the past year; {least} are asked for."
    ),
    "registered_months_of_last_12_reached": N_(
        "Registered for {months} months in the past year; {least} are asked for."
    ),
    "registered_months_of_last_12_too_few": N_(
        "Registered for only {months} months in the past year; {least} are asked for."
    ),
    # Residence registration
    "stay_reported_in_time": N_("The stay was reported in time; the last day was {last_day}."),
    "stay_reported_late": N_(
        "The stay was reported late; the last day was {last_day}. It is registered all the same."
    ),
    # Moving
    "permit_stays_within_city": N_("You stay in the city that issued your permit, so it goes on."),
    "another_city_another_permit": N_(
        "You move to another city: there you apply for a new permit, and the years begin anew."
    ),
    "new_card_on_move": N_("Your new address needs a new card."),
    "no_new_card_on_move": N_("Report your new address; you need no new card."),
    "permit_converts": N_("Between these two places a permit converts, and its time goes on."),
    "no_conversion_between": N_("Between these two places a permit does not convert."),
    "no_conversion_known": N_(
        "No rule is known that lets a permit convert between these two places. Ask the "
        "police station there."
    ),
    # Art. 9: materials, agents, time limits
    "material_proves": N_("This is a proof of {evidence}: {material}."),
    "material_does_not_prove": N_("This is no proof of {evidence}: {material}."),
    "list_is_open": N_(
        "The Regulation does not name this paper, but its list is open: an officer "
        "decides whether it proves {evidence}."
    ),
    "material_is_asked": N_("The office may ask for this: {material}."),
    "landlord_papers_not_asked": N_(
        "You need not bring this; the Regulation does not ask for it: {material}."
    ),
    "own_choice_of_proof": N_(
        "You may bring another paper of your own choice; the office cannot demand a certain one."
    ),
    "known_by_sharing": N_(
        "The office already knows this from other departments, so bring nothing for it: {evidence}."
    ),
    "material_missing": N_("Still missing: a proof of {evidence}."),
    "paper_examined": N_("An officer looked at your paper and takes it as a proof of {evidence}."),
    "one_ground_is_enough": N_(
        "Still missing: a proof of your home, your job or your school. One of them is enough."
    ),
    "applicant_under_16": N_("The applicant is under 16, so a guardian or close relative may act."),
    "applicant_of_age": N_("The applicant is 16 or older."),
    "applicant_hardly_able_to_come": N_(
        "The applicant can hardly come in person, so a guardian or close relative may act."
    ),
    "applicant_able_to_come": N_("The applicant is able to come in person."),
    "agent_is_no_relative": N_("Only a guardian or a close relative may act for the applicant."),
    "guardian_recorded": N_("They are recorded as the applicant's guardian."),
    "guardianship_ended": N_("They are the applicant's guardian no longer."),
    "assisting_body_may_act": N_("Here an employer or a school may file for its people."),
    "no_rule_on_agents_to_endorse": N_(
        "No rule is known here on who may endorse for another person. Ask the police station."
    ),
    "notice_running": N_("You have until the end of {last_day} to bring what is missing."),
    "notice_unanswered": N_(
        "What was asked for did not come by {last_day}, so the application is not accepted. You "
        "may apply again at any time."
    ),
    "card_is_made": N_("A card is made and handed over."),
    "electronic_only": N_(
        "Since {day} permits are electronic here, and no card is made; an electronic permit "
        "equals a card."
    ),
    "reasons_in_own_words": N_("The officer's reasons are written out in full."),
    "issued_in_time": N_("The permit was issued in time; the last day was {last_day}."),
    "issued_late": N_("The permit was issued late; the last day was {last_day}."),
    "issue_overdue": N_(
        "The permit is not issued yet, though the last day was {last_day}. You may ask "
        "why, and ask for review."
    ),
    "issue_limit_running": N_("The office has until the end of {last_day} to issue the permit."),
    "calendar_unknown": N_(
        "The last day cannot be told: no calendar of working days is loaded for {day}."
    ),
    # Art. 10(2): conditions to endorse
    "still_lives_there": N_("You go on living there."),
    "lives_there_no_more": N_(
        "You no longer live there. In the same city, report the new address; in another "
        "city, apply there."
    ),
    # Art. 10(2)-(3): who endorses, and lateness in hardship
    "automatic_here": N_("Since {day} permits are endorsed here automatically, by consent."),
    "automatic_not_yet": N_("Permits are endorsed here automatically only from {day} on."),
    "no_automatic_here": N_("This place does not endorse automatically."),
    "automatic_in_time": N_("The days in which it is endorsed automatically began on {day}."),
    "automatic_from_day": N_("It can be endorsed automatically from {day} on."),
    "automatic_in_force_only": N_(
        "Only a permit that is in force, and for which nothing waits, is endorsed automatically."
    ),
    "confirmed_to_have_ended": N_("Somebody told the office that something has changed."),
    "endorsed_here": N_("The permit can be endorsed here: {endorser}."),
    "endorsed_elsewhere": N_(
        "By this place's measure the permit is endorsed by another body than this one: {endorser}."
    ),
    "no_hardship_here": N_(
        "This place has no rule that restores the years after a late endorsement in hardship."
    ),
    "hardship_not_yet": N_("This place has restored the years in hardship only since {day}."),
    "hardship_not_needed": N_(
        "An endorsement by {last_day} breaks no year, so no hardship need be shown."
    ),
    "hardship_in_time": N_("Hardship can restore the years until {last_day}."),
    "hardship_over": N_("Hardship could restore the years until {last_day} only."),
    "good_reason": N_("There was a good reason for being late."),
    "no_good_reason": N_("No good reason for being late was shown."),
    "lateness_offices_own": N_("The office itself kept the holder from endorsing in time."),
    "lateness_not_offices_own": N_("The office did not keep the holder from endorsing in time."),
    # Art. 11: damaged or lost
    "card_hard_to_read": N_("The card is damaged and hard to read."),
    "card_still_readable": N_("The card can still be read, so it need not be exchanged."),
    "old_card_returned": N_("The old card was handed back."),
    "old_card_comes_back": N_("Hand back the old card to receive the new one."),
    "card_lost": N_("The card is lost."),
    "card_not_lost": N_("The card is not lost, so there is nothing to replace."),
    "new_card_stays_suspended": N_(
        "Use is suspended, and a new card does not change that: make up the endorsement."
    ),
    "card_detail_changed": N_("A detail that the card shows has changed."),
    "card_office_error": N_("The card shows a detail wrongly, by an error of the office."),
    "card_shows_what_is_true": N_(
        "Everything that the card shows is still true, so it need not be exchanged."
    ),
    "no_rule_on_card_after_move": N_(
        "No rule is known here on whether a new address gives a new card. Ask the police station."
    ),
    "permit_cancelled": N_("The permit was cancelled: apply for a new one."),
    # Cancellation: local measures; the Regulation knows none
    "holder_became_local": N_(
        "The holder's household is registered here now: a residence permit is for those who live "
        "away from it."
    ),
    "holder_died": N_("The holder died."),
    "holder_left": N_("The holder no longer lives here."),
    "holder_wishes_it": N_("The holder wishes it."),
    "no_rule_to_cancel_known": N_(
        "No rule is known here that cancels a permit because conditions were lost."
    ),
    "obtained_by_fraud": N_("The permit was obtained by false proof."),
    "registration_ended_cancels": N_(
        "The residence registration ended, and by this place's measure the permit is cancelled."
    ),
    "registration_ended_keeps": N_(
        "The residence registration ended, but this place's measure does not cancel the permit."
    ),
    "still_registered_here": N_("A residence registration of the holder is still running here."),
    "not_shown_that_it_ends": N_(
        "What was put forward does not show that the permit has to be cancelled."
    ),
    "not_shown_that_it_was_wrong": N_(
        "What was put forward does not show that the permit was cancelled wrongly."
    ),
    # Arts. 12-13: what a permit opens
    "permit_opens_it": N_("Your permit can be used for this."),
    "use_suspended": N_(
        "Use of the permit is suspended: make up the endorsement, and it can be used "
        "again from that day."
    ),
    "only_use_is_suspended": N_(
        "Only the use of the permit is suspended; your job, insurance or housing fund goes on."
    ),
    "cancelled_permit_opens_nothing": N_(
        "The permit was cancelled and can be used for nothing: apply for a new one."
    ),
    "see_published_list": N_(
        "Whether this is included stands in the list that the place publishes."
    ),
    # Arts. 15-16: settlement
    "settlement_willing": N_("The holder is willing to settle."),
    "settlement_not_willing": N_("Nobody has to settle: it is for those who are willing."),
    "settlement_state": N_("The permit is in force."),
    "settlement_not_state": N_("Settlement needs a permit in force."),
    "settlement_stable_accommodation": N_("There is a lawful stable dwelling."),
    "settlement_not_stable_accommodation": N_("A lawful stable dwelling is missing."),
    "settlement_stable_employment": N_("There is lawful stable employment."),
    "settlement_not_stable_employment": N_("Lawful stable employment is missing."),
    "employment_months_enough": N_("{value} months of employment; {least} are asked for."),
    "employment_months_not_enough": N_("Only {value} months of employment; {least} are asked for."),
    "insurance_months_enough": N_("{value} months of social insurance; {least} are asked for."),
    "insurance_months_not_enough": N_(
        "Only {value} months of social insurance; {least} are asked for."
    ),
    "points_enough": N_("{value} points; {least} are asked for."),
    "points_not_enough": N_("Only {value} points; {least} are asked for."),
    "insurance_beyond_cap": N_(
        "A city of {population} people may not ask for so many years of social insurance."
    ),
    "dwelling_only": N_("A city of {population} people may ask for a lawful stable dwelling only."),
    "no_dwelling_test": N_(
        "A city of {population} people may not test the floor area or the price of a dwelling."
    ),
    "no_points_below_3_million": N_(
        "A city of {population} people may not make settlement depend on points; cities "
        "from 3 million may."
    ),
    "points_required": N_("A city of {population} people has to offer settlement by points."),
    "only_medium_may_follow": N_(
        "A city of {population} people may not choose the rule of small cities; only "
        "those from 500,000 to under 1 million may."
    ),
    "pass_mark_without_points": N_(
        "A pass mark has no meaning for a city of {population} people without points."
    ),
    # Arts. 18-21: penalties, corrections and fees
    "record_not_shown_wrong": N_("What was put forward does not show that the record is wrong."),
    "card_is_seized": N_("The permit card is seized for this."),
    "card_is_not_seized": N_("For this no permit card is seized; its holder keeps it."),
    "fine_range": N_("The fine for this is from {least} to {most} yuan."),
    "disciplined_not_fined": N_(
        "An official is disciplined for this, and prosecuted if it is a crime; the "
        "Regulation sets no fine."
    ),
    "first_issue_free": N_("The first permit is free."),
    "endorsement_free": N_("The endorsement is free, in time or late."),
    "nothing_charged": N_("Nothing is charged."),
    "fee_set": N_("The production fee is {yuan} yuan."),
    "office_error_free": N_("The office made the card wrongly, so the new one is free."),
    "fee_not_known": N_(
        "A production fee may be charged; its amount here is not known to us. Ask the office."
    ),
    # Art. 23: permits issued before 2016
    "earlier_permit_kept": N_("The permit was issued before 2016 and stays good until {last_day}."),
    "earlier_permit_over": N_(
        "The permit was issued before 2016; its term ended on {last_day}. Apply for a new one."
    ),
    "no_endorsement_year": N_(
        "It needs no yearly endorsement, because it is older than the Regulation."
    ),
}
"""Reason code to sentence."""
