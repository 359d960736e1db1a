"""What an entry says, in plain words; no entry holds a personal detail that could be told.

>>> entry_in_words("permit_cancelled", {}, date(2026, 3, 1), "died", "en")
'Cancelled from Sunday, 1 March 2026: the holder died.'
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from anju.law.wording import day_in_words
from anju.office.registry.ledger.kinds import Kind
from anju.words import N_, say

SENTENCES: Mapping[Kind, str] = {
    Kind.AUTOMATIC_CONSENT_GIVEN: N_("Automatic endorsement was agreed to on {day}."),
    Kind.AUTOMATIC_CONSENT_WITHDRAWN: N_(
        "The agreement to automatic endorsement was withdrawn on {day}."
    ),
    Kind.AUTOMATIC_RULES_ENDED: N_("The rules of automatic endorsement were ended on {day}."),
    Kind.AUTOMATIC_RULES_SIGNED: N_("The rules of automatic endorsement were signed on {day}."),
    Kind.CALENDAR_LOADED: N_("The working days of {year} were loaded."),
    Kind.CANCELLATION_ANNULLED: N_("The cancellation of entry {entry} was annulled: {reason}"),
    Kind.CARD_HANDED_OVER: N_("The card was handed over on {day}."),
    Kind.CARD_LOST: N_("The card was reported lost on {day}."),
    Kind.CARD_PRODUCED: N_("A card was produced on {day}."),
    Kind.CARD_RETURNED: N_("The old card came back on {day}."),
    Kind.CARD_SEIZED: N_("The card was seized on {day}: {reason}"),
    Kind.CARD_SEIZURE_ENDED: N_("The seized card was given back on {day}: {reason}"),
    Kind.CASE_ACCEPTED: N_("Accepted on {day}; the legal clock runs until {last_day}."),
    Kind.CASE_ANSWERED: N_("Answered on {day}."),
    Kind.CASE_CLOSED: N_("Ended on {day} without handing over a card: {reason}"),
    Kind.CASE_COMPLETED: N_("What was missing came on {day}."),
    Kind.CASE_DELIVERED: N_("Done on {day}: the permit is electronic, and no card is made."),
    Kind.CASE_EXAMINED: N_("Examined on {day}."),
    Kind.CASE_FILED: N_("Filed on {day}; the receipt number is {receipt}."),
    Kind.CASE_GRANTED: N_("Granted on {day}."),
    Kind.CASE_HANDED_OVER: N_("The card was handed over on {day}; the case is done."),
    Kind.CASE_NOTICE_GIVEN: N_(
        "Told on {day} everything that is missing, to be completed by {complete_by}."
    ),
    Kind.CASE_NOT_ACCEPTED: N_("Not accepted on {day}; review can be asked for by {review_by}."),
    Kind.CASE_OBJECTED: N_("The holder objected on {day}."),
    Kind.CASE_PRODUCED: N_("The card was produced on {day} and waits to be handed over."),
    Kind.CASE_REFUSED: N_("Refused on {day}; review can be asked for by {review_by}."),
    Kind.CASE_RETURNED: N_("Sent back on {day} to be examined again."),
    Kind.CASE_TOLD: N_("The holder was told on {day} and may object by {complete_by}."),
    Kind.CASE_WITHDRAWN: N_("Withdrawn on {day}."),
    Kind.CERTIFICATE_ISSUED: N_("A certificate of continuity was issued on {day}."),
    Kind.CITY_FOUNDED: N_("The registry of {division_code} was begun on {day}."),
    Kind.CONTACT_BOUND: N_("A contact was bound on {day}."),
    Kind.CONTACT_ENDED: N_("A contact was ended on {day}: {reason}"),
    Kind.CONTACT_PROVED: N_("A contact was proved again on {day}."),
    Kind.CORRECTION_DECIDED: N_("The correction proposed in entry {proposal} was {decision}."),
    Kind.CORRECTION_PROPOSED: N_("A correction of entry {entry} was proposed: {reason}"),
    Kind.DIVISION_CLOSED: N_("The last day of the division {division_code} is {day}."),
    Kind.DIVISION_MERGED: N_("The division {division_code} belongs to {into} from {day}."),
    Kind.DIVISION_OPENED: N_("The division {division_code} is {name_zh} from {day}."),
    Kind.DIVISION_RENAMED: N_("The division {division_code} is renamed {name_zh} from {day}."),
    Kind.ENDORSEMENT_DECIDED: N_("The filing of entry {filing} was {decision} on {day}."),
    Kind.ENDORSEMENT_FILED: N_("An endorsement was filed on {day}; it is still to be decided."),
    Kind.ENDORSEMENT_FILING_MOVED: N_(
        "The filing of entry {filing} counts from {day}: what was missing came after the last day "
        "of the notice."
    ),
    Kind.EVIDENCE_SUPPLIED: N_("Evidence was supplied on {day}."),
    Kind.FEED_ENDED: N_("The address of the calendar was revoked on {day}: {reason}"),
    Kind.FEED_OPENED: N_("An address was made for the calendar on {day}."),
    Kind.FORGERY_RETURNED: N_("The card seized in entry {seizure} was given back: {reason}"),
    Kind.FORGERY_SEIZED: N_("A forged or altered card was seized on {day}."),
    Kind.GAP_HEALED: N_("The days from {first_day} to {last_day} are not charged: {reason}"),
    Kind.GROUND_ENDED: N_("A ground ended on {last_day}."),
    Kind.GROUND_RECORDED: N_("A ground was recorded from {day}."),
    Kind.GUARDIAN_ENDED: N_("The guardianship ended on {last_day}: {reason}"),
    Kind.GUARDIAN_NAMED: N_("A guardian was recorded from {day}."),
    Kind.HOLDER_ACCOUNT_OPENED: N_("A holder signed in for the first time on {day}."),
    Kind.MEASURE_ADOPTED: N_("A text of the place's measure was adopted on {day}."),
    Kind.NOTICE_DELIVERED: N_("The holder was reminded of the endorsement on {day}."),
    Kind.OFFENCE_FOUND: N_("An offence was found on {day}; its penalty is decided elsewhere."),
    Kind.OFFICE_CLOSED: N_("The office was closed on {day}."),
    Kind.OFFICE_MERGED: N_("The office went into another one on {day}."),
    Kind.OFFICE_OPENED: N_("The office {name_zh} was opened on {day}."),
    Kind.OFFICE_RENAMED: N_("The office was renamed {name_zh} on {day}."),
    Kind.OUTAGE_BEGAN: N_("The office worked on paper from {day}: {reason}"),
    Kind.OUTAGE_ENDED: N_("The office worked on paper until {day}."),
    Kind.PERMIT_CANCELLED: N_("Cancelled from {day}: {reason}"),
    Kind.PERMIT_ENDORSED: N_("Endorsed on {day}."),
    Kind.PERMIT_ISSUED: N_("Issued on {day}."),
    Kind.PERMIT_LAPSED: N_("Lapsed by the measure of the place from {day}."),
    Kind.PERSONS_MERGE_DECIDED: N_("The merge proposed in entry {proposal} was {decision}."),
    Kind.PERSONS_MERGE_PROPOSED: N_("A merge with another record was proposed: {reason}"),
    Kind.PERSONS_SPLIT_DECIDED: N_("The split proposed in entry {proposal} was {decision}."),
    Kind.PERSONS_SPLIT_PROPOSED: N_("A split from the other record was proposed: {reason}"),
    Kind.PERSON_DETAILS_CHANGED: N_("Personal details changed on {day} (version {version})."),
    Kind.PERSON_ERASED: N_("Personal details were erased on {day}: {reason}"),
    Kind.PERSON_NOTIFIED: N_("A notice of the office was delivered on {day}."),
    Kind.PERSON_PHOTO_CHANGED: N_("The photo was taken anew on {day}."),
    Kind.PERSON_REGISTERED: N_("The person was recorded on {day}."),
    Kind.RELATIVE_ENDED: N_("The close relative acted for them until {last_day}: {reason}"),
    Kind.RELATIVE_NAMED: N_("A close relative was named from {day}."),
    Kind.REMINDERS_CHOSEN: N_("How to be reminded was chosen on {day}: {reason}"),
    Kind.RESIDENCE_ADDRESS_CHANGED: N_("The address of a registration changed on {day}."),
    Kind.RESIDENCE_ENDED: N_("A registration ended on {last_day}: {reason}"),
    Kind.RESIDENCE_REGISTERED: N_("Residence was registered from {day}."),
    Kind.STAFF_ACCOUNT_CLOSED: N_("The account was closed on {day}: {reason}"),
    Kind.STAFF_APPOINTED: N_("A post was given from {day}."),
    Kind.STAFF_LEFT: N_("A post ended on {last_day}."),
    Kind.STAFF_SIGN_IN_RESET: N_("The password and the second steps were set anew on {day}."),
}

REASONS: Mapping[str, str] = {
    "": N_("no reason is given."),
    "agreed": N_("it agreed to help with the permits of its people."),
    "agreement_over": N_("it no longer helps with permits."),
    "another_person": N_("they are two people."),
    "asked_for_it": N_("it asked for an account."),
    "became_local": N_("the holder became a local resident."),
    "changed_contact": N_("the person has another one."),
    "conditions_lost": N_("the conditions were lost."),
    "court_ruled": N_("a court or the civil affairs office decided otherwise."),
    "died": N_("the holder died."),
    "ended": N_("the post was no longer needed."),
    "erased_before": N_("they had been erased before a backup brought them back."),
    "fraud": N_("it was obtained by fraud."),
    "guardian_died": N_("the guardian died."),
    "guardian_unable": N_("the guardian cannot act any more."),
    "hardship": N_("the holder's hardship."),
    "lapsed": N_("the measure of the place cancels after a long suspension."),
    "household_register": N_("the household register shows it."),
    "identity_card": N_("the identity card shows it."),
    "left": N_("the holder left."),
    "left_service": N_("they left the service."),
    "misused": N_("the account was misused."),
    "moved": N_("they moved to other work."),
    "moved_to_another_city": N_("they moved to another city."),
    "moved_within_city": N_("they moved to another district of the city."),
    "network_down": N_("the network was down."),
    "no_good_reason": N_("no good reason for being late was shown."),
    "not_completed": N_("what was missing did not come in time."),
    "not_the_offices": N_("the lateness was not the office's."),
    "office": N_("the lateness was the office's."),
    "power_cut": N_("the electricity was cut."),
    "lost_contact": N_("it was lost, or is not the person's any more."),
    "relative_died": N_("the relative died."),
    "relative_unable": N_("the relative cannot act any more."),
    "own_wish": N_("the holder wished it."),
    "retention_over": N_("the time of keeping is over."),
    "same_documents": N_("the documents seen are of one person."),
    "same_number": N_("one identity number was mistyped."),
    "seized_wrongly": N_("it was seized wrongly."),
    "withdrawn_same_day": N_("taken back on the same day by who recorded it."),
    "system_down": N_("the system was down."),
    "withdrawn_by_holder": N_("the holder withdrew it."),
    "wrong_cancellation": N_("the permit should not have been cancelled."),
    "wrong_entry": N_("the entry is wrong."),
    "wrong_person": N_("it belongs to another person."),
}
"""Reason codes in words; a code that is not here is shown as it stands."""

DECISIONS: Mapping[str, str] = {
    "granted": N_("granted"),
    "refused": N_("refused"),
    "withdrawn": N_("withdrawn"),
}

_DAYS = frozenset({"complete_by", "first_day", "last_day", "review_by"})


def entry_in_words(
    kind: str, payload: Mapping[str, Any], day: date, reason: str, language: str
) -> str:
    """The sentence of an entry in "zh" or "en"; `day` is its legal day."""
    slots: dict[str, object] = dict(payload)
    for name in _DAYS & payload.keys():
        slots[name] = day_in_words(date.fromisoformat(payload[name]), language)
    if "decision" in slots:
        slots["decision"] = say(DECISIONS[str(slots["decision"])], language)
    slots["day"] = day_in_words(day, language)
    slots["reason"] = reason_in_words(reason, language)
    return say(SENTENCES[Kind(kind)], language).format(**slots)


def reason_in_words(reason: str, language: str) -> str:
    """A reason code as the end of a sentence."""
    known = REASONS.get(reason)
    return say(known, language) if known else reason
