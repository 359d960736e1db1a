"""`anju review`: the annual review of a roster, on the command line."""

import gc
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from anju.roster.memory import keep_freed_memory
from anju.roster.request import Progress, Request
from anju.roster.unusable import Unusable
from anju.words import N_, say

if TYPE_CHECKING:
    from anju.roster.review import Reviewed

SHANGHAI = timezone(timedelta(hours=8))


class Language(StrEnum):
    """The language of sentences and headers."""

    ZH = "zh"
    EN = "en"


def review_command(
    roster: Annotated[
        Path, typer.Argument(help="the roster, .xlsx or .csv · 名册", metavar="ROSTER")
    ],
    on: Annotated[
        str | None,
        typer.Option(
            metavar="YYYY-MM-DD", help="the legal day to judge; today if left out · 判断的日期"
        ),
    ] = None,
    place: Annotated[
        str | None,
        typer.Option(metavar="CODE", help="a division code for every row · 统一的行政区划代码"),
    ] = None,
    sheet: Annotated[
        str | None, typer.Option(metavar="NAME", help="the sheet to read · 工作表")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="the result, .xlsx or .csv · 结果文件")
    ] = None,
    rejects: Annotated[
        Path | None, typer.Option(metavar="FILE", help="the refused rows as CSV · 退回的行")
    ] = None,
    lang: Annotated[Language, typer.Option(help="the language of the result · 语言")] = Language.ZH,
    as_json: Annotated[
        bool, typer.Option("--json", help="print the counts as JSON · 以 JSON 输出")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="write over existing files · 覆盖已有文件")
    ] = False,
) -> None:
    """Review a roster of residence permits on a day · 居住证名册年度审查."""
    keep_freed_memory()
    gc.disable()
    # What a review needs takes longer to load than any other command takes to answer.
    from anju.roster.review import review  # noqa: PLC0415

    gc.freeze()
    gc.enable()
    request = Request(roster, legal_day(on), place, sheet, out, rejects, lang.value, force)
    with progress_bar(request) as progress:
        done = review(request, progress)
    show(done, lang.value, as_json=as_json)


def legal_day(text: str | None) -> date:
    """A legal day as typed, today in Asia/Shanghai if none was; Unusable for another form."""
    if text is None:
        return datetime.now(SHANGHAI).date()
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        raise Unusable(N_("{day} is not a day such as 2026-11-23"), day=text) from None


def show(done: "Reviewed", language: str, *, as_json: bool) -> None:
    """Print what a review found: a table, or JSON with the rest on stderr."""
    from anju.roster.summary_table import summary_lines, summary_table  # noqa: PLC0415

    lines = summary_lines(done, language)
    if as_json:
        print(*lines, sep="\n", file=sys.stderr)
        print(json.dumps(done.summary.as_json(), ensure_ascii=False))
        return
    print(*lines, sep="\n")
    summary_table(done.summary, language)


@contextmanager
def progress_bar(request: Request) -> Iterator[Progress]:
    """A bar on a terminal, nothing elsewhere."""
    if not (sys.stdout.isatty() and sys.stderr.isatty()):
        yield lambda _: None
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it
    from rich.progress import Progress as Bar  # noqa: PLC0415

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(say(N_("reviewing"), request.language), total=1.0)
        yield lambda share: bar.update(task, completed=share)
