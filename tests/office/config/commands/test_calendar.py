"""`anju calendar` as it is called: loaded once, and a second time nothing changes."""

from pathlib import Path

from tests.office.databases import Database

FREE_YEAR = 'year = 2027\nsource = "a trial"\nrest_days = [2027-01-01]\nworked_weekends = []\n'


def test_a_year_is_loaded_and_then_known(sqlite_city: Database, tmp_path: Path) -> None:
    file = tmp_path / "2027.toml"
    file.write_text(FREE_YEAR, "utf-8")
    called = [sqlite_city.run("-m", "anju", "calendar", str(file)) for _ in range(2)]
    assert [each.returncode for each in called] == [0, 0]
    assert "0" in called[0].stdout
    assert "已经载入，没有变化" in called[1].stdout


def test_what_is_no_calendar_is_one_sentence(sqlite_city: Database, tmp_path: Path) -> None:
    file = tmp_path / "2027.toml"
    file.write_text(FREE_YEAR.replace("2027-01-01", "2026-01-01"), "utf-8")
    said = sqlite_city.run("-m", "anju", "calendar", str(file))
    assert said.returncode == 2
    assert said.stderr.count("\n") == 1
