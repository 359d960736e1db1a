"""The kinds of entries, and what the payload of each says: the grammar of the ledger.

Alphabetical; past tense, subject first.  A kind is never taken out and never changes its
meaning, because entries are for ever: a payload that must say more becomes a new kind, or gains
a field that may be absent.  A personal detail never stands in a payload, only the commitment to
it; a reason is a code.

>>> subject_kind(Kind.PERMIT_ENDORSED)
<SubjectKind.PERMIT: 'permit'>
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class SubjectKind(StrEnum):
    """What a chain of entries is about."""

    ACCOUNT = "account"
    CASE = "case"
    CITY = "city"
    OFFICE = "office"
    PERMIT = "permit"
    PERSON = "person"
    PLACE = "place"


class Kind(StrEnum):
    """What was done; the value stands in the entry."""

    AUTOMATIC_CONSENT_GIVEN = "automatic_consent_given"
    AUTOMATIC_CONSENT_WITHDRAWN = "automatic_consent_withdrawn"
    AUTOMATIC_RULES_ENDED = "automatic_rules_ended"
    AUTOMATIC_RULES_SIGNED = "automatic_rules_signed"
    CALENDAR_LOADED = "calendar_loaded"
    CANCELLATION_ANNULLED = "cancellation_annulled"
    CARD_HANDED_OVER = "card_handed_over"
    CARD_LOST = "card_lost"
    CARD_PRODUCED = "card_produced"
    CARD_RETURNED = "card_returned"
    CARD_SEIZED = "card_seized"
    CARD_SEIZURE_ENDED = "card_seizure_ended"
    CASE_ACCEPTED = "case_accepted"
    CASE_ANSWERED = "case_answered"
    CASE_CLOSED = "case_closed"
    CASE_COMPLETED = "case_completed"
    CASE_DELIVERED = "case_delivered"
    CASE_EXAMINED = "case_examined"
    CASE_FILED = "case_filed"
    CASE_GRANTED = "case_granted"
    CASE_HANDED_OVER = "case_handed_over"
    CASE_NOTICE_GIVEN = "case_notice_given"
    CASE_NOT_ACCEPTED = "case_not_accepted"
    CASE_OBJECTED = "case_objected"
    CASE_PRODUCED = "case_produced"
    CASE_REFUSED = "case_refused"
    CASE_RETURNED = "case_returned"
    CASE_TOLD = "case_told"
    CASE_WITHDRAWN = "case_withdrawn"
    CERTIFICATE_ISSUED = "certificate_issued"
    CITY_FOUNDED = "city_founded"
    CONTACT_BOUND = "contact_bound"
    CONTACT_ENDED = "contact_ended"
    CONTACT_PROVED = "contact_proved"
    CORRECTION_DECIDED = "correction_decided"
    CORRECTION_PROPOSED = "correction_proposed"
    DIVISION_CLOSED = "division_closed"
    DIVISION_MERGED = "division_merged"
    DIVISION_OPENED = "division_opened"
    DIVISION_RENAMED = "division_renamed"
    ENDORSEMENT_DECIDED = "endorsement_decided"
    ENDORSEMENT_FILED = "endorsement_filed"
    ENDORSEMENT_FILING_MOVED = "endorsement_filing_moved"
    EVIDENCE_SUPPLIED = "evidence_supplied"
    FEED_ENDED = "feed_ended"
    FEED_OPENED = "feed_opened"
    FORGERY_RETURNED = "forgery_returned"
    FORGERY_SEIZED = "forgery_seized"
    GAP_HEALED = "gap_healed"
    GROUND_ENDED = "ground_ended"
    GROUND_RECORDED = "ground_recorded"
    GUARDIAN_ENDED = "guardian_ended"
    GUARDIAN_NAMED = "guardian_named"
    HOLDER_ACCOUNT_OPENED = "holder_account_opened"
    MEASURE_ADOPTED = "measure_adopted"
    NOTICE_DELIVERED = "notice_delivered"
    OFFENCE_FOUND = "offence_found"
    OFFICE_CLOSED = "office_closed"
    OFFICE_MERGED = "office_merged"
    OFFICE_OPENED = "office_opened"
    OFFICE_RENAMED = "office_renamed"
    OUTAGE_BEGAN = "outage_began"
    OUTAGE_ENDED = "outage_ended"
    PERMIT_CANCELLED = "permit_cancelled"
    PERMIT_ENDORSED = "permit_endorsed"
    PERMIT_ISSUED = "permit_issued"
    PERMIT_LAPSED = "permit_lapsed"
    PERSONS_MERGE_DECIDED = "persons_merge_decided"
    PERSONS_MERGE_PROPOSED = "persons_merge_proposed"
    PERSONS_SPLIT_DECIDED = "persons_split_decided"
    PERSONS_SPLIT_PROPOSED = "persons_split_proposed"
    PERSON_DETAILS_CHANGED = "person_details_changed"
    PERSON_ERASED = "person_erased"
    PERSON_NOTIFIED = "person_notified"
    PERSON_PHOTO_CHANGED = "person_photo_changed"
    PERSON_REGISTERED = "person_registered"
    RELATIVE_ENDED = "relative_ended"
    RELATIVE_NAMED = "relative_named"
    REMINDERS_CHOSEN = "reminders_chosen"
    RESIDENCE_ADDRESS_CHANGED = "residence_address_changed"
    RESIDENCE_ENDED = "residence_ended"
    RESIDENCE_REGISTERED = "residence_registered"
    STAFF_ACCOUNT_CLOSED = "staff_account_closed"
    STAFF_APPOINTED = "staff_appointed"
    STAFF_LEFT = "staff_left"
    STAFF_SIGN_IN_RESET = "staff_sign_in_reset"


@dataclass(frozen=True, slots=True)
class Grammar:
    """What an entry of one kind is about, and the fields of its payload.

    A field's value is text unless it is in `numbers`; a field in `optional` may be absent.
    """

    subject: SubjectKind
    fields: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()


def _about(
    subject: SubjectKind, fields: str = "", optional: str = "", numbers: str = ""
) -> Grammar:
    named = frozenset(numbers.split())
    return Grammar(subject, frozenset(fields.split()) | named, frozenset(optional.split()), named)


_CASE, _PERMIT, _PERSON = SubjectKind.CASE, SubjectKind.PERMIT, SubjectKind.PERSON
_OFFICE = SubjectKind.OFFICE

GRAMMAR: Mapping[Kind, Grammar] = {
    Kind.AUTOMATIC_CONSENT_GIVEN: _about(_PERSON, optional="channel"),
    Kind.AUTOMATIC_CONSENT_WITHDRAWN: _about(_PERSON, optional="channel"),
    Kind.AUTOMATIC_RULES_ENDED: _about(SubjectKind.PLACE, "digest"),
    Kind.AUTOMATIC_RULES_SIGNED: _about(SubjectKind.PLACE, "digest"),
    Kind.CALENDAR_LOADED: _about(SubjectKind.PLACE, "toml", numbers="year"),
    Kind.CANCELLATION_ANNULLED: _about(_PERMIT, numbers="entry"),
    Kind.CARD_HANDED_OVER: _about(_PERMIT, "card"),
    Kind.CARD_LOST: _about(_PERMIT, "card", optional="channel identity"),
    Kind.CARD_PRODUCED: _about(_PERMIT, "card"),
    Kind.CARD_RETURNED: _about(_PERMIT, "card"),
    Kind.CARD_SEIZED: _about(_PERMIT, "card", optional="offence finding"),
    Kind.CARD_SEIZURE_ENDED: _about(_PERMIT, "card"),
    Kind.CASE_ACCEPTED: _about(_CASE, "last_day measure"),
    Kind.CASE_ANSWERED: _about(_CASE, optional="said person"),
    Kind.CASE_CLOSED: _about(_CASE),
    Kind.CASE_COMPLETED: _about(_CASE, "materials", optional="uploads asks"),
    Kind.CASE_DELIVERED: _about(_CASE),
    Kind.CASE_EXAMINED: _about(_CASE, "finding", optional="said person grounds missing"),
    Kind.CASE_FILED: _about(
        _CASE,
        "procedure person office division_code receipt channel",
        optional="permit asks materials uploads agent relation batch said",
    ),
    Kind.CASE_GRANTED: _about(_CASE, optional="result measure said person fee rules"),
    Kind.CASE_HANDED_OVER: _about(_CASE, "card", optional="agent relation said person"),
    Kind.CASE_NOTICE_GIVEN: _about(_CASE, "missing complete_by"),
    Kind.CASE_NOT_ACCEPTED: _about(_CASE, "grounds review_by", optional="said person"),
    Kind.CASE_OBJECTED: _about(_CASE, optional="said person uploads"),
    Kind.CASE_PRODUCED: _about(_CASE, "card"),
    Kind.CASE_REFUSED: _about(_CASE, "grounds review_by", optional="said person"),
    Kind.CASE_RETURNED: _about(_CASE, optional="said person"),
    Kind.CASE_TOLD: _about(_CASE, "complete_by", optional="channel"),
    Kind.CASE_WITHDRAWN: _about(_CASE),
    Kind.CERTIFICATE_ISSUED: _about(
        _PERMIT,
        "as_of purpose language status continuous_since counted_from measure",
        optional="office",
        numbers="residence_years accumulated_days",
    ),
    Kind.CITY_FOUNDED: _about(SubjectKind.CITY, "division_code signing_key"),
    Kind.CONTACT_BOUND: _about(_PERSON, "record channel address"),
    Kind.CONTACT_ENDED: _about(_PERSON, "record"),
    Kind.CONTACT_PROVED: _about(_PERSON, "record"),
    Kind.CORRECTION_DECIDED: _about(_PERMIT, "decision", numbers="proposal"),
    Kind.CORRECTION_PROPOSED: _about(_PERMIT, "role", numbers="entry"),
    Kind.DIVISION_CLOSED: _about(SubjectKind.PLACE, "division_code"),
    Kind.DIVISION_MERGED: _about(SubjectKind.PLACE, "division_code into"),
    Kind.DIVISION_OPENED: _about(
        SubjectKind.PLACE, "division_code name_zh name_en", optional="last_day"
    ),
    Kind.DIVISION_RENAMED: _about(SubjectKind.PLACE, "division_code name_zh name_en"),
    Kind.ENDORSEMENT_DECIDED: _about(_PERMIT, "decision", numbers="filing", optional="measure"),
    Kind.ENDORSEMENT_FILED: _about(_PERMIT, optional="case"),
    Kind.ENDORSEMENT_FILING_MOVED: _about(_PERMIT, numbers="filing"),
    Kind.EVIDENCE_SUPPLIED: _about(_PERSON, "record evidence finding", optional="body months"),
    Kind.FEED_ENDED: _about(_PERSON, "record"),
    Kind.FEED_OPENED: _about(_PERSON, "record"),
    Kind.FORGERY_RETURNED: _about(_OFFICE, numbers="seizure"),
    Kind.FORGERY_SEIZED: _about(_OFFICE, optional="person finding came"),
    Kind.GAP_HEALED: _about(_PERMIT, "first_day last_day ground"),
    Kind.GROUND_ENDED: _about(_PERSON, "record last_day"),
    Kind.GROUND_RECORDED: _about(
        _PERSON, "record ground", optional="last_day evidence evidence_on"
    ),
    Kind.GUARDIAN_ENDED: _about(_PERSON, "record last_day"),
    Kind.GUARDIAN_NAMED: _about(_PERSON, "record guardian evidence", optional="evidence_on"),
    Kind.HOLDER_ACCOUNT_OPENED: _about(SubjectKind.ACCOUNT, "person"),
    Kind.MEASURE_ADOPTED: _about(SubjectKind.PLACE, "digest toml"),
    Kind.NOTICE_DELIVERED: _about(_PERMIT, "message stage channel"),
    Kind.OFFENCE_FOUND: _about(_PERSON, "finding offence", optional="permit official said person"),
    Kind.OFFICE_CLOSED: _about(_OFFICE),
    Kind.OFFICE_MERGED: _about(_OFFICE, "into"),
    Kind.OFFICE_OPENED: _about(_OFFICE, "kind name_zh name_en division_code", optional="parent"),
    Kind.OFFICE_RENAMED: _about(_OFFICE, "name_zh name_en"),
    Kind.OUTAGE_BEGAN: _about(_OFFICE, "outage", optional="forms"),
    Kind.OUTAGE_ENDED: _about(_OFFICE, "outage", optional="forms"),
    Kind.PERMIT_CANCELLED: _about(_PERMIT),
    Kind.PERMIT_ENDORSED: _about(
        _PERMIT,
        "measure",
        optional="agent case channel declared evidence recorded_on relation rules",
    ),
    Kind.PERMIT_ISSUED: _about(
        _PERMIT,
        "person number city_code division_code office measure",
        optional="good_until",
    ),
    Kind.PERMIT_LAPSED: _about(_PERMIT),
    Kind.PERSONS_MERGE_DECIDED: _about(_PERSON, "decision", numbers="proposal"),
    Kind.PERSONS_MERGE_PROPOSED: _about(_PERSON, "into role"),
    Kind.PERSONS_SPLIT_DECIDED: _about(_PERSON, "decision", numbers="proposal"),
    Kind.PERSONS_SPLIT_PROPOSED: _about(_PERSON, "role"),
    Kind.PERSON_DETAILS_CHANGED: _about(_PERSON, "details items", numbers="version"),
    Kind.PERSON_ERASED: _about(_PERSON),
    Kind.PERSON_NOTIFIED: _about(_PERSON, "message about channel", optional="case"),
    Kind.PERSON_PHOTO_CHANGED: _about(_PERSON, "photo", numbers="version"),
    Kind.PERSON_REGISTERED: _about(_PERSON, "details division_code", numbers="version"),
    Kind.RELATIVE_ENDED: _about(_PERSON, "record last_day"),
    Kind.RELATIVE_NAMED: _about(_PERSON, "record relative evidence", optional="evidence_on"),
    Kind.REMINDERS_CHOSEN: _about(_PERSON, "choice language"),
    Kind.RESIDENCE_ADDRESS_CHANGED: _about(
        _PERSON, "record address", optional="moved_on", numbers="version"
    ),
    Kind.RESIDENCE_ENDED: _about(_PERSON, "record last_day"),
    Kind.RESIDENCE_REGISTERED: _about(
        _PERSON,
        "record address division_code office",
        optional="last_day arrived_on",
        numbers="version",
    ),
    Kind.STAFF_ACCOUNT_CLOSED: _about(SubjectKind.ACCOUNT),
    Kind.STAFF_APPOINTED: _about(
        SubjectKind.ACCOUNT,
        "post role office division_code",
        optional="last_day deputy_of body code",
    ),
    Kind.STAFF_LEFT: _about(SubjectKind.ACCOUNT, "post last_day"),
    Kind.STAFF_SIGN_IN_RESET: _about(SubjectKind.ACCOUNT),
}


class WrongPayload(ValueError):
    """A payload does not say what the grammar of its kind asks for."""


def subject_kind(kind: Kind) -> SubjectKind:
    """What an entry of a kind is about."""
    return GRAMMAR[kind].subject


def check_payload(kind: Kind, payload: Mapping[str, object]) -> None:
    """Raise WrongPayload unless a payload says exactly what its kind asks for."""
    grammar = GRAMMAR[kind]
    if payload.keys() != grammar.fields:
        absent = grammar.fields - payload.keys()
        unknown = payload.keys() - grammar.fields - grammar.optional
        if absent or unknown:
            raise WrongPayload(f"{kind}: absent {sorted(absent)}, unknown {sorted(unknown)}")
    for name, value in payload.items():
        wanted = int if name in grammar.numbers else str
        if type(value) is not wanted:
            raise WrongPayload(f"{kind}: {name} is no {wanted.__name__}")
