"""`anju doctor`: looks for what is wrong, says it in a sentence, and what to do.

Exit status 1 where something is wrong, 0 where all is well or only worth knowing.
"""

import json
from typing import Annotated

import typer

from anju.office.common.clock import legal_day, now
from anju.office.config.commands.speaking import spoken
from anju.office.registry.upkeep.doctor.all_looks import findings
from anju.office.registry.upkeep.doctor.finding import Standing

MARKS = {Standing.WELL: "  ", Standing.NOTE: "· ", Standing.WRONG: "! "}
"""What stands before a finding."""


def command(
    as_json: Annotated[
        bool, typer.Option("--json", help="print one object instead · 以 JSON 输出")
    ] = False,
    every_name: Annotated[
        bool,
        typer.Option(
            "--every-name",
            help="look whether each name can be drawn, however long it takes · 逐一检查全部姓名",
        ),
    ] = False,
) -> None:
    """Look for what is wrong."""
    at = now()
    found = list(findings(legal_day(at), at, every_name=every_name))
    is_wrong = any(each.standing is Standing.WRONG for each in found)
    if as_json:
        told = [
            {"code": each.code, "standing": each.standing, "said": each.in_words(spoken())}
            for each in found
        ]
        print(json.dumps({"well": not is_wrong, "findings": told}, ensure_ascii=False))
    else:
        for each in found:
            print(MARKS[each.standing] + each.in_words(spoken()))
    raise typer.Exit(1 if is_wrong else 0)
