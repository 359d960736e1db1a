"""The rows that a review accepted, as values."""

from datetime import date
from pathlib import Path

from anju.roster.accepted import AcceptedRow, accepted_rows
from anju.roster.judging import Judge
from anju.roster.opening import open_roster
from anju.roster.places import shipped_places
from anju.roster.source import Batch

ON = date(2026, 11, 23)
ROSTER = """居住证编号,姓名,公民身份号码,签发日期,签注日期,签注日期2,注销日期,居住地代码
 A1 , 张三 ,11010519491231002x,2024-03-15,2026/3/1；2025-03-01,2025-03-01,,440305
A2,,,2025年5月20日,,2027-05-01,2026-12-01,
,无号,,2024-03-15,,,,440305
A3,,,2024-03-15,,,2025-01-31,{blank}
A4,,,2024-03-15,,,,000000
""".replace("{blank}", "\u3000")


def batch_of(folder: Path) -> Batch:
    file = folder / "roster.csv"
    file.write_text(ROSTER, "utf-8")
    return next(iter(open_roster(file, None).batches()))


def test_accepted_rows_are_told_with_the_days_known(tmp_path: Path) -> None:
    batch = batch_of(tmp_path)
    judged = Judge(ON, shipped_places()).judge(batch)
    first, second, third, fourth = accepted_rows(batch, judged, ON)
    assert first == AcceptedRow(
        0,
        2,
        "A1",
        "张三",
        "11010519491231002X",
        "440305",
        date(2024, 3, 15),
        (date(2025, 3, 1), date(2026, 3, 1)),
        None,
        None,
    )
    assert second == AcceptedRow(1, 3, "A2", "", "", "", date(2025, 5, 20), (), None, None)
    assert (third.at, third.number, third.cancelled_on) == (3, 5, date(2025, 1, 31))
    assert (third.division_code, fourth.division_code) == ("", "000000")
