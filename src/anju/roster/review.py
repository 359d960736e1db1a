"""The annual review of a roster, from the file to the files.

One thread reads and judges while another writes the batch before.
"""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain

from anju.law.legal_days import LAST_DAY_TAUGHT, REGULATION_IN_FORCE_ON
from anju.roster.answer_columns import AnswerColumns
from anju.roster.csv_records import WiderThanHeader
from anju.roster.explaining import Explainer
from anju.roster.judging import Judge
from anju.roster.legend import legend
from anju.roster.opening import open_roster
from anju.roster.places import UNKNOWN, shipped_places
from anju.roster.refused_details import Details
from anju.roster.request import Progress, Request
from anju.roster.results import Results
from anju.roster.source import Batch, Source
from anju.roster.stopping import check_stop
from anju.roster.summary import Summary
from anju.roster.table_plans import Layout
from anju.roster.targets import Targets, targets
from anju.roster.unfinished import Unfinished
from anju.roster.unusable import Unusable
from anju.words import N_, say


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A review that was made: its counts, the roster as it was read, and the files."""

    summary: Summary
    source: Source
    targets: Targets


def review(request: Request, progress: Progress = lambda _: None) -> Reviewed:
    """Review a roster; `progress` is told the share done, from 0 to 1.

    Raises Unusable where the call or the file as a whole cannot be used, or a file cannot
    be read or written; then nothing is left behind.
    """
    try:
        return _reviewed(request, progress)
    except OSError as error:
        raise Unusable(
            N_("{file} cannot be read or written: {error}"),
            file=error.filename or request.out or request.roster,
            error=error.strerror or error,
        ) from error


def _reviewed(request: Request, progress: Progress) -> Reviewed:
    """Once more from the start, and wider, where a record reaches beyond the header."""
    try:
        return _review(request, progress, widen=False)
    except WiderThanHeader:
        return _review(request, progress, widen=True)


def _review(request: Request, progress: Progress, *, widen: bool) -> Reviewed:
    judge = _judge(request)
    files = targets(request.roster, request.out, request.rejects, force=request.force)
    source = open_roster(request.roster, request.sheet, widen=widen)
    batches = source.batches()
    first = next(batches, None)
    if first is None:
        raise Unusable(N_("the roster is empty: there is no row below its header"))
    summary = Summary(request.on)
    with Unfinished() as unfinished:
        with ExitStack() as stack:
            layout = Layout(source.header, request.language, len(first) / max(first.done, 0.001))
            tables = layout.begin(files, unfinished, stack)
            explainer = Explainer(request.on, judge.places.table, request.language)
            answers = AnswerColumns(judge.places.table, explainer)
            details = Details(source.header, request.on, request.language)
            results = Results(tables, answers, details)
            _run(chain([first], batches), judge, results, summary, progress)
            if tables.workbook:
                lines = list(legend(summary, request.language))
                tables.workbook.finish(say(N_("legend"), request.language), lines)
        check_stop()
        unfinished.finish()
    return Reviewed(summary, source, files)


def _judge(request: Request) -> Judge:
    if request.on < REGULATION_IN_FORCE_ON:
        raise Unusable(
            N_("nothing is answered for a day before {day}, when the Regulation came into force"),
            day=REGULATION_IN_FORCE_ON,
        )
    if request.on > LAST_DAY_TAUGHT:
        raise Unusable(N_("nothing is answered for a day after {day}"), day=LAST_DAY_TAUGHT)
    known = shipped_places()
    if request.place is not None and known.row_of(request.place) == UNKNOWN:
        raise Unusable(N_("there is and was no place with the code {place}"), place=request.place)
    return Judge(request.on, known, request.place)


def _run(
    batches: Iterator[Batch], judge: Judge, results: Results, summary: Summary, progress: Progress
) -> None:
    """Three threads in a row: one reads, this one judges, one writes; each one batch ahead."""
    with ThreadPoolExecutor(1) as reader, ThreadPoolExecutor(1) as writer:
        reading = reader.submit(next, batches, None)
        writing: Future[None] | None = None
        while (batch := reading.result()) is not None:
            reading = reader.submit(next, batches, None)
            judged = judge.judge(batch)
            summary.add(judged)
            if writing:
                writing.result()
            writing = writer.submit(results.write, batch, judged)
            check_stop()
            progress(batch.done)
        if writing:
            writing.result()
