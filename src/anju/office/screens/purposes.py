"""Why somebody looks: asked once, kept for the session, written into every look.

Where a queue or an open case gives the reason, nobody is asked.  An open case gives it for its own
person and permit only: whoever looks at somebody else is asked.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.sessions.backends.base import SessionBase

from anju.office.access.viewer import OfficeRequest
from anju.office.registry.looks.recording import record_look
from anju.words import N_, say

PURPOSES = {
    "counter": N_("A person at the counter"),
    "phone": N_("A person on the phone"),
    "case": N_("A case I work on"),
    "quality": N_("Checking the records"),
    "audit": N_("An audit"),
    "other": N_("Another reason, in words"),
}
"""The codes of purposes, and each in words."""

QUEUES = {
    "own": N_("Oneself, or whom one acts for"),
    "queue calls": N_("The list of whom no message reached"),
    "queue cases holder": N_("Cases that wait for the holder"),
    "queue cases late": N_("Cases that are out of time"),
    "queue cases mine": N_("The cases one has taken"),
    "queue cases nearly_late": N_("Cases that are nearly out of time"),
    "queue cases to_do": N_("Cases that wait for a desk"),
    "queue due": N_("The list of who is due within 30 days"),
    "queue forgeries": N_("The list of forged cards at an office"),
    "queue lapsing": N_("The list of what is about to lapse"),
    "queue late": N_("The list of who is late"),
    "queue list": N_("A list from which many are filed for"),
    "queue measure": N_("The list of permits that a measure touches"),
    "queue paper": N_("The list of what was entered from paper"),
    "queue proposals": N_("The list of what is to be decided"),
    "queue window_open": N_("The list of open windows"),
    "recent": N_("What was looked at last"),
}
"""Where nobody is asked for a purpose, what gives it: each in words."""

OTHER = "other"
LONGEST_NOTE = 60
_KEY = "purpose"
_OF_SUBJECTS = "purpose_of"

NO_PURPOSE = N_("Say why you look: it is recorded with every record you see.")
NO_NOTE = N_("Say in a few words why you look.")


@dataclass(frozen=True, slots=True)
class Purpose:
    """Why somebody looks: a code of `PURPOSES`, and words of their own."""

    code: str
    note: str = ""

    def __str__(self) -> str:
        return f"{self.code}: {self.note}" if self.note else self.code


@dataclass(frozen=True, slots=True)
class Choice:
    """A purpose that a form offers."""

    code: str
    label: str


def choices(language: str) -> list[Choice]:
    """The purposes in words."""
    return [Choice(code, say(label, language)) for code, label in PURPOSES.items()]


def in_words(purpose: str, language: str) -> str:
    """A recorded purpose in words; a code that is not known is told as it stands."""
    code, _, note = purpose.partition(": ")
    known = {**PURPOSES, **QUEUES}.get(code)
    label = say(known, language) if known else code
    return f"{label}: {note}" if note else label


def without_note(purpose: str) -> str:
    """A recorded purpose without the words that were typed to it.

    >>> without_note("other: a call from the station")
    'other'
    """
    return purpose.partition(": ")[0]


def of_case(receipt_number: str) -> Purpose:
    """A case that is open as the purpose of a look.

    >>> str(of_case("20261127482913571"))
    'case: 20261127482913571'
    """
    return Purpose("case", receipt_number)


def asked_for(code: str, note: str) -> Purpose | str:
    """The purpose that a form gave, or the sentence that says what is missing."""
    note = " ".join(note.split())[:LONGEST_NOTE]
    if code not in PURPOSES:
        return NO_PURPOSE
    if code == OTHER and not note:
        return NO_NOTE
    return Purpose(code, note)


def keep_purpose(session: SessionBase, purpose: Purpose) -> None:
    """Keep a purpose for the session."""
    session[_KEY] = [purpose.code, purpose.note]


def kept_purpose(session: SessionBase) -> Purpose | None:
    """The purpose of the session; None where nobody was asked yet."""
    kept = session.get(_KEY)
    return Purpose(*kept) if kept else None


def keep_purpose_of(session: SessionBase, purpose: Purpose, subjects: Iterable[str]) -> None:
    """Keep a purpose for some people and permits alone, by their identifiers; the last one kept.

    Nothing where the session has a purpose of its own: that one is told then.
    """
    kept = [purpose.code, purpose.note, *sorted(subjects)]
    if _KEY not in session and session.get(_OF_SUBJECTS) != kept:
        session[_OF_SUBJECTS] = kept


def purpose_of(session: SessionBase, subjects: Iterable[str]) -> Purpose | None:
    """The purpose of the session, or else what was kept for these subjects, if it was for all."""
    code, note, *kept = session.get(_OF_SUBJECTS, ("", ""))
    own = Purpose(code, note) if kept and set(kept).issuperset(subjects) else None
    return kept_purpose(session) or own


def look(request: OfficeRequest, page: str, purpose: str, persons: Iterable[str]) -> None:
    """Record the look before the page is shown; nothing where it shows nobody."""
    seen = list(persons)
    if seen:
        record_look(
            viewer=request.viewer.account_id,
            page=page,
            purpose=purpose,
            persons=seen,
            at=request.at,
        )
