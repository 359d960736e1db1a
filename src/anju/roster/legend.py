"""The last sheet of the reviewed workbook: what the columns and their words mean."""

from collections.abc import Iterator

from anju.law.wording import day_in_words
from anju.roster.reasons import Reason
from anju.roster.summary import Summary
from anju.words import N_, say

COLUMNS = {
    "row": N_("the row in the roster"),
    "place": N_(
        "the code of the measure used: the place's own, or that of the city, "
        "the province or the country it falls back to"
    ),
    "status": N_(
        "in_force: it can be used; suspended: its use is suspended until it is "
        "endorsed; cancelled: it is cancelled"
    ),
    "window": N_(
        "the endorsement window of the running year. not_open: it opens later; "
        "open: endorse now; missed: it has passed"
    ),
    "window_first_day": N_("the first day on which the running year can be endorsed"),
    "window_last_day": N_("the last day told to the holder"),
    "suspended_from": N_("the first day on which the permit cannot be used if nothing is endorsed"),
    "continuous_since": N_("the day since which residence counts without a break"),
    "residence_years": N_("the whole years of residence that count"),
    "accumulated_days": N_("the days in force since the issue, without days that were suspended"),
    "cancelled_from": N_("the first day on which the permit is cancelled"),
    "next_step": N_(
        "endorse: endorse in the window; endorse_late: endorse as soon as "
        "possible; apply_anew: apply for a new permit; nothing: nothing to do now"
    ),
    "explanation": N_("one sentence with the day, the article and the place it rests on"),
}

REASONS = {
    Reason.MISSING_PERMIT_NUMBER: N_("no permit number"),
    Reason.BAD_PERMIT_NUMBER: N_("a permit number that is no text and has lost digits"),
    Reason.DUPLICATE_PERMIT_NUMBER: N_("a permit number that an earlier row has"),
    Reason.MISSING_ISSUE_DATE: N_("no day of issue"),
    Reason.BAD_DATE: N_("a cell that should hold a date and does not"),
    Reason.BAD_IDENTITY_NUMBER: N_("an identity number that cannot be right"),
    Reason.UNKNOWN_PLACE: N_("a division code that no place has or had"),
    Reason.BEFORE_REGULATION: N_("issued before 1 January 2016; no endorsement year is computed"),
    Reason.NOT_YET_ISSUED: N_("issued after the day judged"),
    Reason.CANCELLED_BEFORE_ISSUE: N_("cancelled before it was issued"),
    Reason.BEFORE_ISSUE: N_("endorsed before it was issued"),
    Reason.AFTER_CANCELLATION: N_("endorsed although it was cancelled"),
    Reason.TOO_EARLY: N_("endorsed before the window opened, or twice in one year"),
    Reason.LAPSED: N_("endorsed after the measure had cancelled it"),
}


def legend(summary: Summary, language: str) -> Iterator[tuple[str, str]]:
    """The lines of the sheet: a heading and a text each, in "zh" or "en"."""
    yield say(N_("day judged"), language), day_in_words(summary.on, language)
    counts = say(N_("{rows} rows read: {reviewed} reviewed, {refused} refused"), language)
    yield (
        say(N_("rows"), language),
        counts.format(rows=summary.rows, reviewed=summary.reviewed, refused=summary.refused),
    )
    yield "", ""
    for name, meaning in COLUMNS.items():
        yield say(name, language), say(meaning, language)
    yield "", ""
    yield (
        say(N_("why a row was refused"), language),
        say(N_("put it right and review again"), language),
    )
    for reason, meaning in REASONS.items():
        yield reason.value, say(meaning, language)
