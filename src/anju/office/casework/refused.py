"""Why a step of a case is refused: a code, and one sentence that says what to do.

A refusal of the office's rules; what the law answers against somebody comes as its own reasons,
with their articles.
"""

from datetime import date
from enum import StrEnum

from anju.law.outcome import Reason
from anju.law.wording import day_in_words
from anju.words import N_, say


class Why(StrEnum):
    """The reason of a refusal."""

    ALREADY_OPEN = "already_open"
    ANOTHERS = "anothers"
    ANOTHERS_OUTAGE = "anothers_outage"
    ANOTHER_PERMIT = "another_permit"
    ANSWER_MISSING = "answer_missing"
    CONCERNED = "concerned"
    EVIDENCE_MISSING = "evidence_missing"
    FOR_AN_OFFICER = "for_an_officer"
    FORM_USED = "form_used"
    LAW = "law"
    MOVED_ON = "moved_on"
    NEEDS_CORRECTION = "needs_correction"
    NOTHING_AGAINST = "nothing_against"
    NOTHING_BROUGHT = "nothing_brought"
    NOTHING_MISSING = "nothing_missing"
    NOTHING_TO_HEAL = "nothing_to_heal"
    NOT_COMPLETE = "not_complete"
    NOT_NOW = "not_now"
    NOT_SHOWN = "not_shown"
    NOT_YOURS = "not_yours"
    NOT_YOUR_BATCH = "not_your_batch"
    NO_CASE = "no_case"
    NO_COLLEAGUE = "no_colleague"
    NO_GROUND = "no_ground"
    NO_NOTE = "no_note"
    NO_OFFICE = "no_office"
    NO_OUTAGE = "no_outage"
    RECORD_CHANGED = "record_changed"
    SAME_PERSON = "same_person"
    TOO_SOON = "too_soon"
    UNKNOWN = "unknown"
    WRONG_FORM = "wrong_form"
    WORDS_MISSING = "words_missing"


SENTENCES = {
    Why.ALREADY_OPEN: N_("a case of this kind is open for this person; go on with that one"),
    Why.ANOTHERS: N_("a colleague works on this case; ask them to hand it over"),
    Why.ANOTHERS_OUTAGE: N_(
        "these days on paper are another office's: choose those of this office, or of one below it"
    ),
    Why.ANOTHER_PERMIT: N_(
        "this person has another open permit of the city by now: cancel that one in a case of its "
        "own first, or refuse this one and say why"
    ),
    Why.ANSWER_MISSING: N_("the holder objected: say how the objection was weighed"),
    Why.CONCERNED: N_(
        "this complaint may be about you, because you acted for this holder before it; somebody "
        "who did not answers it, an officer of the place or of the city"
    ),
    Why.EVIDENCE_MISSING: N_("name the paper or the record that shows it"),
    Why.FOR_AN_OFFICER: N_(
        "an issuing officer answers a complaint about an office or about a look; it is on their "
        "desk"
    ),
    Why.FORM_USED: N_(
        "this paper form was entered before; look up that entry, and check the number of the form"
    ),
    Why.LAW: N_("the law does not allow it"),
    Why.MOVED_ON: N_(
        "somebody else took a step in this case meanwhile; look at it again, nothing of yours was "
        "recorded"
    ),
    Why.NEEDS_CORRECTION: N_(
        "a day of birth does not change: propose a correction, and another person decides"
    ),
    Why.NOTHING_AGAINST: N_("the law gives no reason against it; go on with the application"),
    Why.NOTHING_BROUGHT: N_("nothing was ticked or told; name what came"),
    Why.NOTHING_MISSING: N_("nothing is missing; accept the application"),
    Why.NOTHING_TO_HEAL: N_(
        "no endorsement of this permit left a gap; name the day on which it is to count"
    ),
    Why.NOT_COMPLETE: N_("something is still missing; tell the holder all of it at once"),
    Why.NOT_NOW: N_("this step is not possible as the case stands"),
    Why.NOT_SHOWN: N_(
        "what is named does not show that the office was late; name an outage on the day the "
        "holder came, or a case of theirs whose clock has passed"
    ),
    Why.NOT_YOURS: N_("your role does not take this step"),
    Why.NOT_YOUR_BATCH: N_("this list was not filed from your account"),
    Why.NO_CASE: N_("there is no such case in your jurisdiction"),
    Why.NO_COLLEAGUE: N_("a case is handed to somebody who works at this office today"),
    Why.NO_GROUND: N_(
        "the examination found nothing against it; grant it, or send it back to be examined again"
    ),
    Why.NO_NOTE: N_("write a note of 1 to 1,000 characters"),
    Why.NO_OFFICE: N_("no office is open that could take this; choose the office of your post"),
    Why.RECORD_CHANGED: N_(
        "what this would correct was changed since it was proposed; look at the record and propose "
        "it anew"
    ),
    Why.NO_OUTAGE: N_(
        "what is entered from paper lies on a day on which the office worked on paper; record the "
        "outage first, or check the day"
    ),
    Why.SAME_PERSON: N_("it takes a second person: nobody decides on what they did themselves"),
    Why.TOO_SOON: N_("this is possible from {day}"),
    Why.UNKNOWN: N_("something must be found out before this can be decided"),
    Why.WRONG_FORM: N_("this is no number of a paper form; a digit may be wrong"),
    Why.WORDS_MISSING: N_("say why in words, and name the article it rests on"),
}


class CaseRefused(ValueError):
    """A step that cannot be taken, and why; nothing was written."""

    def __init__(
        self,
        why: Why,
        *,
        at_fault: date | None = None,
        reasons: tuple[Reason, ...] = (),
        missing: tuple[str, ...] = (),
    ) -> None:
        """`at_fault` is the day the sentence names, `reasons` and `missing` the law's answer."""
        super().__init__(why.value)
        self.why = why
        self.day = at_fault
        self.reasons = reasons
        self.missing = missing

    def in_words(self, language: str) -> str:
        """The sentence in "zh" or "en"."""
        told = say(SENTENCES[self.why], language)
        return told.format(day=day_in_words(self.day, language) if self.day else "")
