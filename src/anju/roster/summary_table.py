"""The summary of a review on the screen."""

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table

from anju.law.life import State
from anju.law.standing import WindowState
from anju.law.wording import day_in_words
from anju.roster.reasons import Reason
from anju.roster.review import Reviewed
from anju.roster.summary import Summary
from anju.words import N_, say


def summary_lines(done: Reviewed, language: str) -> Iterator[str]:
    """What was read and written, a line each."""
    source, files = done.source, done.targets
    yield say(N_("day judged: {day}"), language).format(day=day_in_words(done.summary.on, language))
    read = (
        N_("header: row {row}") if source.sheet is None else N_("sheet: {sheet}; header: row {row}")
    )
    yield say(read, language).format(sheet=source.sheet, row=source.header_row)
    for sentence, values in source.notes:
        yield say(sentence, language).format(**values)
    yield say(N_("reviewed rows: {file}"), language).format(file=files.reviewed)
    refused = (
        say(N_("refused rows: {file}"), language).format(file=files.refused)
        if files.refused
        else say(N_("refused rows: the sheet refused in it"), language)
    )
    yield refused


def summary_table(summary: Summary, language: str) -> None:
    """Print the counts as a table."""
    table = Table(show_header=False)
    table.add_column()
    table.add_column(justify="right")
    for name, count in _lines(summary, language):
        table.add_row(name, f"{count:,}")
    Console().print(table)


def _lines(summary: Summary, language: str) -> Iterator[tuple[str, int]]:
    yield say(N_("rows read"), language), summary.rows
    yield say(N_("in force"), language), summary.status[State.IN_FORCE]
    yield "  " + say(N_("window open"), language), summary.window[WindowState.OPEN]
    yield say(N_("suspended"), language), summary.status[State.SUSPENDED]
    yield say(N_("cancelled"), language), summary.status[State.CANCELLED]
    yield say(N_("refused"), language), summary.refused
    for reason in Reason:
        if summary.reasons[reason]:
            yield f"  {reason.value}", summary.reasons[reason]
