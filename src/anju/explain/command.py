"""`anju explain`: the life of one permit as a story, or as one object.

Exit status 0 when it was explained; 2 with one clear line on stderr when the call cannot
be used or the facts cannot all be true (the reason's name stands in that line).
"""

import json
import shutil
from datetime import date
from typing import Annotated

import typer

from anju.law.divisions import is_division
from anju.law.facts import Cancellation, Endorsement, Permit
from anju.law.known import RefusedHistory
from anju.law.legal_days import LAST_DAY_TAUGHT, REGULATION_IN_FORCE_ON
from anju.law.life import Life, live
from anju.law.measures import NATIONAL
from anju.law.measures_files import load_measures
from anju.law.refusals import refusal_in_words
from anju.roster.command import Language, legal_day
from anju.roster.day_texts import EPOCH, days_in
from anju.roster.unusable import Unusable
from anju.words import N_

WIDEST = 100
"""A timeline wider than this is harder to read, not easier."""


def explain_command(
    issued: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="the day of issue · 签发日期")],
    endorsed: Annotated[
        list[str] | None,
        typer.Option(metavar="YYYY-MM-DD", help="an endorsement; as many as there were · 签注日期"),
    ] = None,
    cancelled: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="the day of cancellation · 注销日期")
    ] = None,
    place: Annotated[
        str, typer.Option(metavar="CODE", help="the division code of the place · 行政区划代码")
    ] = NATIONAL,
    on: Annotated[
        str | None,
        typer.Option(
            metavar="YYYY-MM-DD", help="the legal day to judge; today if left out · 判断的日期"
        ),
    ] = None,
    lang: Annotated[Language, typer.Option(help="the language of the answer · 语言")] = Language.ZH,
    as_json: Annotated[
        bool, typer.Option("--json", help="print one object instead · 以 JSON 输出")
    ] = False,
) -> None:
    """Explain the life of one permit, and what to do next · 解释一张居住证."""
    permit = Permit(
        _one_day("--issued", issued),
        tuple(Endorsement(day) for text in endorsed or () for day in _days("--endorsed", text)),
        (Cancellation(_one_day("--cancelled", cancelled)),) if cancelled else (),
    )
    from anju.explain.story import as_object, story  # noqa: PLC0415 - a review needs nothing of it

    life = _life(permit, place, legal_day(on), lang.value)
    if as_json:
        typer.echo(json.dumps(as_object(life, lang.value), ensure_ascii=False, indent=2))
        return
    width = min(WIDEST, shutil.get_terminal_size((80, 24)).columns) - 2
    typer.echo(story(life, place, lang.value, width=width))


def _life(permit: Permit, place: str, on: date, language: str) -> Life:
    if not is_division(place):
        sentence = N_("--place {place}: there is no such place; a division code has six digits")
        raise Unusable(sentence, place=place)
    if not REGULATION_IN_FORCE_ON <= on <= LAST_DAY_TAUGHT:
        sentence = N_("--on {day}: only days from {first_day} to {last_day} can be judged")
        raise Unusable(sentence, day=on, first_day=REGULATION_IN_FORCE_ON, last_day=LAST_DAY_TAUGHT)
    try:
        return live(permit, load_measures().for_place(place), on)
    except RefusedHistory as refused:
        detail = refusal_in_words(refused, language)
        raise Unusable("{reason}: {detail}", reason=refused.reason.value, detail=detail) from None


def _days(option: str, text: str) -> list[date]:
    days = days_in(text)
    if not days:
        raise Unusable(
            N_("{option} {text}: not a date; write it as 2025-03-15"), option=option, text=text
        )
    return [date.fromordinal(day + EPOCH) for day in days]


def _one_day(option: str, text: str) -> date:
    days = _days(option, text)
    if len(days) > 1:
        raise Unusable(N_("{option} {text}: one date only"), option=option, text=text)
    return days[0]
