"""The planner: a place, a day of issue and endorsements, and at once everything that follows."""

import pytest
from tests.office.planner.conftest import Ask, text_of


def test_the_question_comes_first_and_nothing_is_wrong_with_it(ask: Ask) -> None:
    answer = ask()
    assert answer.status_code == 200
    assert "When do I endorse my residence permit?" in text_of(answer)
    assert "Look again at this" not in text_of(answer)


@pytest.mark.parametrize(
    ("place", "issued", "endorsed", "said"),
    [
        ("", "2025-12-01", [], "Endorse by Monday, 30 November 2026"),
        ("上海", "20251224", [], "Endorse by Wednesday, 23 December 2026"),
        ("310115", "2025年12月24号", [], "Endorse by Wednesday, 23 December 2026"),
        ("Shenzhen", "2024-03-15", ["2025/3/1", "2026.3.1"], "from Thursday, 14 January 2027"),
        ("杭州市", "２０２５ ３ １５", [], "only the suspended days are left out of the years"),
        ("北京朝阳", "2025-04-15", [], "cancelled"),
    ],
)
def test_what_to_do_is_said_first(
    ask: Ask, place: str, issued: str, endorsed: list[str], said: str
) -> None:
    answer = ask(place=place, issued=issued, endorsed=endorsed)
    assert answer.status_code == 200
    callout = text_of(answer).partition('class="callout">')[2].partition("</p>")[0]
    assert said.lower() in callout.lower()
