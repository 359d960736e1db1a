"""What somebody asks the planner, read from the address: a place, a day of issue, endorsements.

Nothing of it is kept, and it holds no name: whoever has the link has the same answer.
"""

from dataclasses import dataclass, replace
from datetime import date

from django.http import QueryDict

from anju.law.divisions import is_division, place_name
from anju.law.facts import Endorsement, Permit
from anju.law.known import Refusal, RefusedHistory
from anju.law.legal_days import months_after
from anju.law.life import Life, live
from anju.law.measures import NATIONAL, Measures, PlaceMeasures
from anju.law.outcome import Reason
from anju.law.reason_words import reason_in_words
from anju.law.refusals import refusal_in_words
from anju.law.wording import day_in_words
from anju.law.working_days import CalendarUnknown
from anju.office.places.place_names import places_called
from anju.office.planner.typed_days import typed_days
from anju.office.screens.sentences import as_sentence
from anju.words import N_, say

MOST_ENDORSEMENTS = 80
"""How many endorsements an address may name."""

FURTHEST = 1200
"""Months: how far ahead a day may be asked about."""

NO_PLACE = N_("No place of this name is known. Write the city or the county, or its six digits.")
WHICH_PLACE = N_("Several places are called so: {places}. Say which.")
NOT_ISSUED_THERE = N_("The residence permit of this Regulation is not issued there.")
NO_DAY = N_("This is no day. Write it like 20250315, 2025-03-15 or 15 March 2025.")
ONE_DAY_ONLY = N_("One day only.")
FILL_IN = N_("Fill this in.")
NOT_YET = N_("This day has not come yet. What a later day would do is told below the answer.")
NOT_YET_ISSUED = N_("This day of issue has not come yet: today is {today}.")
TOO_FAR = N_("This day is too far ahead.")

ELSEWHERE = ("71", "81", "82")
"""How the codes begin of Taiwan, Hong Kong and Macao, where no such permit is issued."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, as it was typed; `rows` is how many endorsements the form offers at least."""

    place: str = ""
    issued: str = ""
    endorsed: tuple[str, ...] = ()
    rows: int = 0

    @classmethod
    def of(cls, query: QueryDict) -> "Typed":
        """The same from the query of an address."""
        rows = query.get("rows", "")
        return cls(
            place=query.get("place", "")[:60].strip(),
            issued=query.get("issued", "")[:60].strip(),
            endorsed=tuple(
                text[:200].strip() for text in query.getlist("endorsed") if text.strip()
            )[:MOST_ENDORSEMENTS],
            rows=min(int(rows), MOST_ENDORSEMENTS) if rows.isascii() and rows.isdigit() else 0,
        )

    @property
    def is_asked(self) -> bool:
        """Whether anything is asked; an empty form is only shown."""
        return bool(self.issued or self.endorsed)


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with a field, in the reader's language; `field` is its identifier."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was understood.

    `life` is None where something is wrong; then `wrong` says what.  `candidates` are the codes of
    the places that the text may mean, where it means several.
    """

    typed: Typed
    place: str = NATIONAL
    life: Life | None = None
    rules: PlaceMeasures | None = None
    wrong: tuple[Wrong, ...] = ()
    candidates: tuple[str, ...] = ()


def understood(typed: Typed, measures: Measures, today: date, language: str) -> Question:
    """What was asked, judged on a legal day; with what is wrong at each field."""
    codes, not_found = which_place(typed.place, measures, language)
    issued, no_issue = one_day("issued", typed.issued, language)
    endorsed, no_endorsement = _endorsed(typed.endorsed, today, language)
    wrong = (*not_found, *no_issue, *no_endorsement)
    if wrong or issued is None:
        candidates = codes if len(codes) > 1 else ()
        return Question(typed, wrong=wrong, candidates=candidates, place=(*codes, NATIONAL)[0])
    permit = Permit(issued, tuple(Endorsement(day) for day, _ in endorsed))
    rules = measures.for_place(codes[0])
    try:
        life = live(permit, rules, today)
    except RefusedHistory as refused:
        at_fault = _at_fault(refused, endorsed)
        told = Wrong(at_fault, _refused(refused, today, language))
        return Question(typed, codes[0], wrong=(told,))
    except CalendarUnknown as unknown:
        return beyond_calendar(Question(typed, codes[0]), unknown, language)
    return Question(typed, codes[0], life, rules)


def beyond_calendar(question: Question, unknown: CalendarUnknown, language: str) -> Question:
    """The question without an answer: its place waits for working days that nobody loaded."""
    told = Wrong("issued", calendar_unknown(unknown, language))
    return replace(question, life=None, rules=None, wrong=(told,))


def calendar_unknown(unknown: CalendarUnknown, language: str) -> str:
    """Why a day cannot be told that waits for a working day."""
    values = (("day", unknown.day.isoformat()),)
    return reason_in_words(Reason("calendar_unknown", (), values), language)


def which_place(
    text: str, measures: Measures, language: str, field: str = "place"
) -> tuple[tuple[str, ...], tuple[Wrong, ...]]:
    """The codes that a text may mean, and what is wrong with it: nothing where one is meant.

    Nothing typed means the national rule; several places with one rule mean the widest.
    """
    if not text:
        return (NATIONAL,), ()
    codes = places_called(text)
    if not codes:
        return (), (Wrong(field, say(NO_PLACE, language)),)
    if all(code.startswith(ELSEWHERE) for code in codes):
        return (), (Wrong(field, say(NOT_ISSUED_THERE, language)),)
    if len({measures.for_place(code).code for code in codes}) == 1:
        return codes[:1], ()
    between = "; " if language == "en" else "、"
    names = between.join(place_in_words(code, language) for code in codes)
    return codes, (Wrong(field, say(WHICH_PLACE, language).format(places=names)),)


def one_day(field: str, text: str, language: str) -> tuple[date | None, tuple[Wrong, ...]]:
    """The one day of a field, and what is wrong with it."""
    days = typed_days(text)
    if days is None:
        return None, (Wrong(field, say(NO_DAY, language)),)
    if len(days) != 1:
        return None, (Wrong(field, say(ONE_DAY_ONLY if days else FILL_IN, language)),)
    return days[0], ()


def day_ahead(
    field: str, text: str, today: date, language: str
) -> tuple[date | None, tuple[Wrong, ...]]:
    """The same for a day that may lie ahead, though not beyond FURTHEST."""
    day, wrong = one_day(field, text, language)
    if day is not None and day > months_after(today, FURTHEST):
        return None, (Wrong(field, say(TOO_FAR, language)),)
    return day, wrong


def place_in_words(code: str, language: str) -> str:
    """The name of a place in "zh" or "en"; its code where it has none here."""
    return place_name(code, language) if is_division(code) else code


def _endorsed(
    texts: tuple[str, ...], today: date, language: str
) -> tuple[list[tuple[date, str]], list[Wrong]]:
    """The days of endorsement, each with the identifier of its field."""
    found: list[tuple[date, str]] = []
    wrong = []
    for number, text in enumerate(texts, 1):
        field = f"endorsed-{number}"
        days = typed_days(text)
        if days is None:
            wrong.append(Wrong(field, say(NO_DAY, language)))
        elif any(day > today for day in days):
            wrong.append(Wrong(field, say(NOT_YET, language)))
        else:
            found += [(day, field) for day in days]
    return found, wrong


def _refused(refused: RefusedHistory, today: date, language: str) -> str:
    """Why the days cannot be true."""
    if refused.reason is Refusal.NOT_YET_ISSUED:
        return say(NOT_YET_ISSUED, language).format(today=day_in_words(today, language))
    return as_sentence(refusal_in_words(refused, language), language)


def _at_fault(refused: RefusedHistory, endorsed: list[tuple[date, str]]) -> str:
    """The field whose day cannot be true."""
    if refused.reason in {Refusal.BEFORE_REGULATION, Refusal.NOT_YET_ISSUED}:
        return "issued"
    return next(field for day, field in endorsed if day == refused.day)
