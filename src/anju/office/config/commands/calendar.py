"""`anju calendar FILE`: the working days of a year, once the State Council's notice is out."""

import tomllib
from pathlib import Path
from typing import Annotated

import typer

from anju.law.working_days_files import CalendarError
from anju.office.common.clock import now
from anju.office.common.demo import today_of
from anju.office.config.commands.speaking import tell
from anju.office.config.preparing import system_act
from anju.office.registry.city.calendars import EVERYWHERE, load_calendar
from anju.office.registry.permits.models import Permit
from anju.office.registry.permits.trying import trial_of, tried_further
from anju.office.registry.rebuilding.locks import tried_until_alone
from anju.office.registry.refused import Because, Refused
from anju.roster.unusable import Unusable
from anju.words import N_

NOT_WRITTEN_SO = N_("this is not written as calendars are written: {wrong}")
ALREADY = N_("these working days are loaded already; nothing changed")
LOADED = N_("the working days are loaded; {count} permits are judged anew")


def command(
    file: Annotated[
        Path,
        typer.Argument(
            help="a calendar as src/anju/law/calendars has them · 日历文件", exists=True
        ),
    ],
) -> None:
    """Load the working days of a year · 载入全年工作日."""
    at, toml = now(), file.read_text("utf-8")
    try:
        if Permit.objects.exists():
            trial = tried_until_alone(lambda: trial_of(toml, EVERYWHERE, at))
            while not tried_further(trial).finished:
                pass
        outcome = load_calendar(toml=toml, act=system_act(today_of(at), at))
    except (CalendarError, tomllib.TOMLDecodeError) as wrong:
        raise Unusable(NOT_WRITTEN_SO, wrong=wrong) from None
    except Refused as refused:
        if refused.reason is not Because.NOTHING_TO_DO:
            raise
        tell(ALREADY)
        return
    tell(LOADED, count=outcome["permits"])
