"""Why an operation is refused: a code, and one sentence that says what to do.

A refusal never repeats a personal detail.  Nothing was written when one is raised.
"""

from datetime import date
from enum import StrEnum

from anju.law.known import RefusedHistory
from anju.law.refusals import refusal_in_words
from anju.law.wording import day_in_words
from anju.words import N_, say


class Because(StrEnum):
    """The reason of a refusal; the law's own reasons have their own (`Refusal`)."""

    ALREADY_DECIDED = "already_decided"
    ALREADY_OPEN = "already_open"
    BAD_CONTACT = "bad_contact"
    BAD_PHOTO = "bad_photo"
    CALENDAR_UNKNOWN = "calendar_unknown"
    CARD_GOOD = "card_good"
    CODE_HELD = "code_held"
    CONTACT_HELD = "contact_held"
    DAY_IN_FUTURE = "day_in_future"
    DAY_OUT_OF_ORDER = "day_out_of_order"
    DEPUTY_WITHOUT_END = "deputy_without_end"
    DIVISION_GONE = "division_gone"
    FILING_WAITS = "filing_waits"
    KEEPS_OWN_TERM = "keeps_own_term"
    LAPSE_NOT_RECORDED = "lapse_not_recorded"
    MEASURE_CONTRADICTS = "measure_contradicts"
    MERGED = "merged"
    NAME_TAKEN = "name_taken"
    NOTHING_TO_DO = "nothing_to_do"
    NOT_FOUND = "not_found"
    NOT_TRIED = "not_tried"
    NOT_YOURS = "not_yours"
    NUMBER_TAKEN = "number_taken"
    ONESELF = "oneself"
    OVERLAPS = "overlaps"
    PERMIT_CLOSED = "permit_closed"
    PERMIT_OPEN = "permit_open"
    POST_HELD = "post_held"
    SAME_NAME = "same_name"
    SAME_PERSON = "same_person"
    SAME_ROLE = "same_role"
    TERM_LASTS = "term_lasts"
    TOO_LATE_TO_WITHDRAW = "too_late_to_withdraw"
    WITH_ITS_FILING = "with_its_filing"


SENTENCES = {
    Because.ALREADY_DECIDED: N_("it was decided already; look at the ledger for what was decided"),
    Because.ALREADY_OPEN: N_(
        "this person has an open permit of this city; a suspended permit is open: endorse it late, "
        "or cancel it first"
    ),
    Because.CALENDAR_UNKNOWN: N_(
        "a last day waits for the working day after {day}, and no calendar of that year is loaded;"
        " load it first"
    ),
    Because.CARD_GOOD: N_(
        "a card of this permit is still good; record that it was lost or came back first"
    ),
    Because.BAD_CONTACT: N_(
        "no code can be sent there: check the number of the phone, or the mail address"
    ),
    Because.BAD_PHOTO: N_(
        "this is no photo we can keep: take a JPEG or PNG of at most 5 MB, 240 to 6000 pixels wide"
    ),
    Because.CODE_HELD: N_("a division has this code on that day; end that one first"),
    Because.CONTACT_HELD: N_("this contact is bound to this person already"),
    Because.DAY_IN_FUTURE: N_("{day} has not come yet; record it on its day"),
    Because.DAY_OUT_OF_ORDER: N_("{day} is before the day it follows; check the day"),
    Because.DEPUTY_WITHOUT_END: N_("a deputy stands in until a last day; name it"),
    Because.DIVISION_GONE: N_("this division has ended; look at its history for where it went"),
    Because.FILING_WAITS: N_("a filing of this permit is still to be decided; decide it first"),
    Because.KEEPS_OWN_TERM: N_(
        "a permit issued before 2016 keeps its own term and is not endorsed; apply for a new one"
    ),
    Because.LAPSE_NOT_RECORDED: N_(
        "this permit has not lapsed by the measure of its place; nothing was recorded"
    ),
    Because.MEASURE_CONTRADICTS: N_(
        "what is recorded of some permits could not be true under this text: give what is new its"
        " own first day, or correct those permits first"
    ),
    Because.MERGED: N_(
        "this record was merged into the record {leads_to}; look that one up, and do it there"
    ),
    Because.NAME_TAKEN: N_("an account of this name is there: choose another name"),
    Because.NOTHING_TO_DO: N_("there is nothing of this kind to decide or to take back here"),
    Because.NOT_FOUND: N_("there is no such record in your jurisdiction"),
    Because.NOT_TRIED: N_(
        "this text was not tried on every permit of its place yet; look at what it touches first"
    ),
    Because.NOT_YOURS: N_("your role does not do this"),
    Because.NUMBER_TAKEN: N_("this number belongs to another record; look that record up first"),
    Because.ONESELF: N_("another administrator does this for your own account"),
    Because.OVERLAPS: N_(
        "the days overlap those of another registration of this person in this city; end that one "
        "first"
    ),
    Because.PERMIT_CLOSED: N_("this permit is closed; a new one is to be applied for"),
    Because.PERMIT_OPEN: N_("a permit is still open; close it first"),
    Because.POST_HELD: N_(
        "this account has the same post on one of these days already; end that one first"
    ),
    Because.SAME_NAME: N_("this is its name already"),
    Because.SAME_PERSON: N_("another person must decide what you proposed"),
    Because.SAME_ROLE: N_("somebody with another role must decide this"),
    Because.TERM_LASTS: N_(
        "a permit of this city from before 2016 is good until {day} by its own term, and no other "
        "is open beside it; cancel it first, or issue the other one after that day"
    ),
    Because.TOO_LATE_TO_WITHDRAW: N_(
        "only the one who recorded it can take it back, on the same day; propose a correction"
    ),
    Because.WITH_ITS_FILING: N_(
        "what was decided in a case is taken out with its filing; correct the entry of the filing"
    ),
}


class Refused(ValueError):
    """An operation that cannot be done, and why; nothing was written."""

    def __init__(
        self, reason: Because, at_fault: date | None = None, *, leads_to: str = ""
    ) -> None:
        """`at_fault` is the legal day that the sentence names, `leads_to` the record to go to."""
        super().__init__(reason.value)
        self.reason = reason
        self.day = at_fault
        self.leads_to = leads_to

    def in_words(self, language: str) -> str:
        """The sentence in "zh" or "en"."""
        told = say(SENTENCES[self.reason], language)
        day = day_in_words(self.day, language) if self.day else ""
        return told.format(day=day, leads_to=self.leads_to)


def in_words(refusal: Refused | RefusedHistory, language: str) -> str:
    """The sentence of either kind of refusal: ours, or the law's of a history."""
    if isinstance(refusal, Refused):
        return refusal.in_words(language)
    return refusal_in_words(refusal, language)


def not_in_future(day: date, today: date) -> None:
    """Refuse a legal day that has not come."""
    if day > today:
        raise Refused(Because.DAY_IN_FUTURE, day)
