"""The short words for every mark, for places where a sentence is too long."""

from datetime import date

from anju.law.endorsement import Effect
from anju.law.facts import Decision
from anju.law.legal_days import Days
from anju.law.life import State
from anju.law.standing import WindowState
from anju.law.wording import term_in_words
from anju.picture.marks import (
    Cancelled,
    Endorsed,
    Filing,
    Issued,
    Mark,
    NextLastDay,
    Purpose,
    StateSpan,
    Suspended,
    Today,
    Window,
    YearBand,
    first_day_of,
)
from anju.picture.rows import Row
from anju.picture.scene import Scene
from anju.words import N_, say, translator

EFFECTS = {
    Effect.TIMELY: N_("Endorsed"),
    Effect.HELD_OPEN: N_("Endorsed, held open"),
    Effect.GRACE: N_("Late, no break"),
    Effect.HEALED: N_("Late, excused"),
    Effect.RESTARTED: N_("Late, years afresh"),
    Effect.GAP_EXCLUDED: N_("Late, gap left out"),
}
FILINGS = {
    None: N_("Filed, undecided"),
    Decision.REFUSED: N_("Filing refused"),
    Decision.WITHDRAWN: N_("Filing withdrawn"),
}

PURPOSES = {
    Purpose.IN_TIME: N_("Last day"),
    Purpose.YEARS_KEPT: N_("Last day, no break"),
    Purpose.TURNED_BACK: N_("Last day of the decree"),
    Purpose.PERMIT_KEPT: N_("Last day before cancellation"),
}

STATES = {
    State.IN_FORCE: N_("In force"),
    State.SUSPENDED: N_("Suspended (use of the permit is suspended)"),
    State.CANCELLED: N_("Cancelled"),
}

WINDOW_OPEN = N_("In force, window open")
PENDING = N_("{status}, filing undecided")
ISSUED = N_("Issued")
SUSPENDED = N_("Suspended")
SUSPENDED_DAYS = N_("Suspended {days}")
SUSPENDED_COUNTED = N_("Suspended {days}, counted")
SUSPENDED_AHEAD = N_("Suspended if nothing is endorsed")
CANCELLED = N_("Cancelled")
CANCELLED_AHEAD = N_("Cancelled if nothing is endorsed")
TODAY = N_("Today")
WINDOW = N_("Window")
YEAR = N_("Year {number}")
YEARS = N_("Years {first}–{last}")
NOT_COUNTED = N_("{title} (no longer counted)")
IF_NOTHING = N_("from {day} if nothing is endorsed")


def caption(mark: Mark, language: str) -> str:
    """A mark in one to four words, without its days."""
    match mark:
        case Endorsed(effect=effect):
            return say(EFFECTS[effect], language)
        case Filing(decision=decision):
            return say(FILINGS[decision], language)
        case Suspended():
            return _suspended(mark, language)
        case NextLastDay(purpose=purpose):
            return say(PURPOSES[purpose], language)
        case YearBand(number=number):
            return say(YEAR, language).format(number=number)
        case StateSpan(state=state):
            return say(STATES[state], language)
        case Cancelled(ahead=ahead):
            return say(CANCELLED_AHEAD if ahead else CANCELLED, language)
        case Issued() | Today() | Window():
            return say(PLAIN[type(mark)], language)


PLAIN: dict[type, str] = {Issued: ISSUED, Today: TODAY, Window: WINDOW}


def _suspended(mark: Suspended, language: str) -> str:
    if mark.days is None:
        return say(SUSPENDED_AHEAD if mark.ahead else SUSPENDED, language)
    sentence = SUSPENDED_COUNTED if mark.healed else SUSPENDED_DAYS
    return say(sentence, language).format(days=days_in_words(mark.days, language))


def days_in_words(days: int, language: str) -> str:
    """A number of days: "76 days"."""
    return term_in_words(Days(days), language)


def days_of(mark: Mark) -> str:
    """The days of a mark in figures: 2027-03-14, or 2027-02-13 – 2027-03-14."""
    match mark:
        case Window():
            return figures(mark.first_day, mark.last_day_told)
        case Suspended(last_day=last_day) if last_day:
            return figures(mark.first_day, last_day)
        case YearBand() | StateSpan():
            return figures(mark.first_day, mark.last_day)
    return first_day_of(mark).isoformat()


def figures(first_day: date, last_day: date) -> str:
    """A range of days in figures; one day alone if both are the same."""
    return f"{first_day} – {last_day}" if first_day != last_day else str(first_day)


def status(scene: Scene, language: str) -> str:
    """The status in words, as it heads every picture."""
    word = say(STATES[scene.status], language)
    if scene.pending:
        return say(PENDING, language).format(status=word)
    is_open = scene.window_state is WindowState.OPEN and scene.status is State.IN_FORCE
    return say(WINDOW_OPEN, language) if is_open else word


def residence_years(scene: Scene, language: str) -> str:
    """The full residence years in words."""
    return years_in_words(scene.residence_years, language)


def years_in_words(count: int, language: str) -> str:
    """A number of full residence years in "zh" or "en".

    >>> years_in_words(1, "en"), years_in_words(0, "zh")
    ('1 full residence year', '居住年限不满1年')
    """
    if not count:
        return say(N_("less than a full residence year"), language)
    sentence = translator(language).ngettext(
        "{count} full residence year", "{count} full residence years", count
    )
    return sentence.format(count=count)


def row_title(row: Row, language: str) -> str:
    """What a row is: "Year 3", "Suspended", "Cancelled"."""
    if not row.bands:
        return say(SUSPENDED if row.state is State.SUSPENDED else STATES[row.state], language)
    first, last = row.bands[0].number, row.bands[-1].number
    if first == last:
        return say(YEAR, language).format(number=first)
    return say(YEARS, language).format(first=first, last=last)


def row_note(row: Row, language: str) -> str:
    """The title, and whether its years count no longer."""
    title = row_title(row, language)
    if row.bands and not row.bands[0].counts:
        return say(NOT_COUNTED, language).format(title=title)
    return title


def row_days(row: Row, language: str) -> str:
    """The days of a row in figures; of one that lies ahead, the condition too."""
    if row.ahead:
        return say(IF_NOTHING, language).format(day=row.first_day)
    return figures(row.first_day, row.last_day)
