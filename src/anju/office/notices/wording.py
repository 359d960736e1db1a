"""What a message says: a subject of one line, and a body that says first what to do.

No name, no number, no address: whoever else reads it learns that somebody has a permit.  What to
do and by when are the law's own sentences.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.conf import settings

from anju.law.missing_facts import MISSING_FACTS
from anju.law.reminder_days import Stage
from anju.law.statements import Statement, Topic
from anju.law.wording import day_in_words
from anju.office.registry.ledger.entries import Recorded
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.wording import entry_in_words
from anju.office.registry.permits.answers import PermitAnswer
from anju.words import N_, say

STAGES: Final[Mapping[Stage, str]] = {
    Stage.WINDOW_OPENS: N_("Residence permit: it can be endorsed from now on"),
    Stage.HALF_WAY: N_("Residence permit: still to be endorsed"),
    Stage.SEVEN_DAYS: N_("Residence permit: the last days to endorse it"),
    Stage.LAST_DAY: N_("Residence permit: endorse it today"),
    Stage.SUSPENDED: N_("Residence permit: its use is suspended"),
    Stage.BEFORE_GRACE_ENDS: N_("Residence permit: endorse it before the years are interrupted"),
    Stage.BEFORE_LAPSE: N_("Residence permit: endorse it before it is cancelled"),
}
"""The subject of each reminder."""

MOVED: Final = N_("Residence permit: the day to endorse it by has moved")
MOVED_FROM: Final = N_(
    "{step} The measure of the place was amended: what was {before} is {day} now."
)

Moved = tuple[date, date]
"""The day by which to act that was told before, and the one that an adopted text put there."""

NOTICES: Final[Mapping[Kind, str]] = {
    Kind.CASE_NOTICE_GIVEN: N_("Your request: something is missing"),
    Kind.CASE_NOT_ACCEPTED: N_("Your request was not accepted"),
    Kind.CASE_REFUSED: N_("Your request was refused"),
    Kind.CASE_TOLD: N_("Your permit may be cancelled: you can object"),
}
"""The subject of each legal notice, by the kind of the entry that it delivers."""

CORRECTION_REFUSED: Final = N_("Your record was not corrected")
"""The subject where the office proposed to correct something, and it was refused."""

CANCELLATION: Final[Mapping[Kind, tuple[str, str]]] = {
    Kind.CASE_GRANTED: (
        N_("Your permit was cancelled"),
        N_("Decided on {day}: your permit is cancelled."),
    ),
    Kind.CASE_REFUSED: (
        N_("Your permit is not cancelled"),
        N_("Decided on {day}: your permit is not cancelled and stays as it is."),
    ),
}
"""How a cancellation ended of which its holder was told: the subject, and the sentence."""

RECEIPT: Final = N_("Receipt number: {receipt}")
MISSING: Final = N_("This is missing; nothing else can be asked for later:")
WHY: Final = N_(
    "The written notice says why. It lies at the office where the request was filed, and under “My "
    "cases”."
)
WHERE: Final = N_("On line: {address}")
NOBODY_ASKS: Final = N_("Nobody who writes to you for the office asks for money or a code.")

FOR_ANOTHER: Final = N_("This is about somebody for whom you act.")

_IN_FULL: Final = (Topic.PROSPECT, Topic.WHERE, Topic.COST)


@dataclass(frozen=True, slots=True)
class Words:
    """A message in one language; its subject is one line, and its body begins with what to do."""

    subject: str
    body: str

    @property
    def in_brief(self) -> "Words":
        """What fits into a short message: the first paragraph, and where to go."""
        first, *more = self.body.split("\n\n")
        return Words(self.subject, " ".join([first, *more[-2:-1]]))

    def about_another(self, language: str) -> "Words":
        """The same for who acts for somebody: after what to do it says that it is about another."""
        first, *more = self.body.split("\n\n")
        return Words(self.subject, "\n\n".join([f"{first} {say(FOR_ANOTHER, language)}", *more]))


def reminder_words(
    answer: PermitAnswer, subject: str, language: str, moved: Moved | None = None
) -> Words:
    """A reminder as things stand: the next step, what comes on which days, where, the cost."""
    told = answer.statements(language)
    more = "\n".join(each.sentence for each in told if each.topic in _IN_FULL)
    first = _first(told)
    if moved:
        before, day = (day_in_words(each, language) for each in moved)
        first = say(MOVED_FROM, language).format(step=first, before=before, day=day)
    return _words(subject, [first, more], language)


def _first(told: tuple[Statement, ...]) -> str:
    return next(each.sentence for each in told if each.topic is Topic.NEXT_STEP)


def decided_words(entry: Recorded, receipt: str, language: str) -> Words:
    """How a cancellation ended, by the entry that ended its case."""
    subject, sentence = CANCELLATION[Kind(entry.kind)]
    decided = say(sentence, language).format(day=day_in_words(entry.day, language))
    parts = [decided, say(RECEIPT, language).format(receipt=receipt), say(WHY, language)]
    return _words(subject, parts, language)


def notice_words(entry: Recorded, receipt: str, language: str, subject: str = "") -> Words:
    """A legal notice of a case, by the entry that gave it; `subject` where it has its own."""
    told, kind = entry.told, Kind(entry.kind)
    sentence = entry_in_words(entry.kind, told, entry.day, entry.reason, language)
    parts = [sentence, say(RECEIPT, language).format(receipt=receipt)]
    if kind is Kind.CASE_NOTICE_GIVEN:
        names = [f"· {say(MISSING_FACTS[name], language)}" for name in told["missing"].split()]
        parts.append("\n".join([say(MISSING, language), *names]))
    else:
        parts.append(say(WHY, language))
    return _words(subject or NOTICES[kind], parts, language)


def _words(subject: str, parts: list[str], language: str) -> Words:
    address = say(WHERE, language).format(address=settings.ANJU["PUBLIC_ORIGIN"])
    body = "\n\n".join([*filter(None, parts), address, say(NOBODY_ASKS, language)])
    return Words(say(subject, language), body)
