"""`anju import`: a roster of the annual review becomes people, permits and ledger entries."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Final

import typer
from django.conf import settings
from rich.console import Console
from rich.progress import Progress as Bar

from anju.law.wording import day_in_words
from anju.office.common.clock import now
from anju.office.common.demo import today_of
from anju.office.config.commands.asked import Language, day_asked
from anju.office.config.preparing import system_act
from anju.office.registry.importing.roster import Imported, ImportRequest, RosterImport
from anju.office.registry.ledger.entries import Act
from anju.roster.request import Progress
from anju.words import N_, say

JUDGED: Final = N_("judged on {day}; rows that name no place are recorded under {place}")
COUNTED: Final = N_("{rows} rows: {changed} recorded, {unchanged} known already, {refused} refused")
RECORDED: Final = N_(
    "new: {people} people, {permits} permits, {endorsements} endorsements, {cancellations} "
    "cancellations, {lapses} lapses"
)
NAMED: Final = N_("identity numbers of people who were recorded without one: {count}")
WRITTEN: Final = N_("the refused rows stand in {file}")
NOT_WRITTEN: Final = N_("the same call with --rejects FILE.csv writes the refused rows")


def command(
    roster: Annotated[
        Path, typer.Argument(help="the roster, .xlsx or .csv · 名册", metavar="ROSTER")
    ],
    judged_on: Annotated[
        str | None,
        typer.Option(
            "--on",
            metavar="YYYY-MM-DD",
            help="the legal day to judge; today if left out · 判断的日期",
        ),
    ] = None,
    place: Annotated[
        str | None,
        typer.Option(metavar="CODE", help="a division code for every row · 统一的行政区划代码"),
    ] = None,
    sheet: Annotated[
        str | None, typer.Option(metavar="NAME", help="the sheet to read · 工作表")
    ] = None,
    rejects: Annotated[
        Path | None, typer.Option(metavar="FILE", help="the refused rows as CSV · 退回的行")
    ] = None,
    lang: Annotated[Language, typer.Option(help="the language of the answer · 语言")] = Language.ZH,
    as_json: Annotated[
        bool, typer.Option("--json", help="print the counts as JSON · 以 JSON 输出")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="write over an existing file · 覆盖已有文件")
    ] = False,
) -> None:
    """Record a roster of residence permits; doing it again changes nothing · 导入名册."""
    request = ImportRequest(
        roster=roster,
        on=day_asked(judged_on, today_of(now())),
        blank=str(settings.ANJU["PLACE"]),
        place=place,
        sheet=sheet,
        rejects=rejects,
        language=lang.value,
        force=force,
    )
    run = RosterImport(request)
    with _bar(request.language) as progress:
        for share in run.steps(_acts(request)):
            progress(share)
    lines = list(_lines(run.imported, request))
    if as_json:
        print(*lines, sep="\n", file=sys.stderr)
        print(json.dumps(run.imported.as_json(), ensure_ascii=False))
    else:
        print(*lines, sep="\n")


def _acts(request: ImportRequest) -> Iterator[Act]:
    """What the software does for each thousand rows, at the moment it does it."""
    while True:
        yield system_act(request.on, now())


def _lines(imported: Imported, request: ImportRequest) -> Iterator[str]:
    """What an import did, line by line."""
    language, recorded = request.language, imported.recorded
    yield say(JUDGED, language).format(
        day=day_in_words(request.on, language), place=request.place or request.blank
    )
    yield say(COUNTED, language).format(
        rows=f"{imported.summary.rows:,}",
        changed=f"{recorded.changed:,}",
        unchanged=f"{imported.unchanged:,}",
        refused=f"{imported.refused:,}",
    )
    yield say(RECORDED, language).format(
        people=f"{recorded.people:,}",
        permits=f"{recorded.permits:,}",
        endorsements=f"{recorded.endorsements:,}",
        cancellations=f"{recorded.cancellations:,}",
        lapses=f"{recorded.lapses:,}",
    )
    if recorded.identity_numbers:
        yield say(NAMED, language).format(count=f"{recorded.identity_numbers:,}")
    for reason, count in imported.reasons.items():
        yield f"  {reason}: {count:,}"
    if request.rejects:
        yield say(WRITTEN, language).format(file=request.rejects)
    elif imported.refused:
        yield say(NOT_WRITTEN, language)


@contextmanager
def _bar(language: str) -> Iterator[Progress]:
    """A bar on a terminal, nothing elsewhere."""
    if not (sys.stdout.isatty() and sys.stderr.isatty()):
        yield lambda _: None
        return
    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(say(N_("recording"), language), total=1.0)
        yield lambda share: bar.update(task, completed=share)
