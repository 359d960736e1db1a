"""Every case of every table, and that the tables are written as they must be."""

import re
from pathlib import Path

import pytest
from tests.law.cases import QUESTIONS, Case, answer, load_cases, load_questions, read

CASES = load_cases()
TABLES = sorted({case.path for case in CASES})


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.path.stem}: {case.name}")
def test_the_law_answers_as_a_person_read_it(case: Case) -> None:
    given = answer(case)
    assert set(case.expect) <= set(given), "the question has no such answer"
    assert {key: given[key] for key in case.expect} == case.expect


@pytest.mark.parametrize("path", TABLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_path_is_the_citation(path: Path) -> None:
    folder = path.parent.name
    for case in CASES:
        if case.path == path:
            assert _cites(case.law, folder), f"{case.law!r} does not cite {folder}"


def _cites(law: str, folder: str) -> bool:
    if folder == "civil_code":
        return re.match(r"Civil Code arts?\. 20[0-4]", law) is not None
    first, *last = (int(number) for number in folder.split("_")[1:])
    articles = range(first, (last or [first])[0] + 1)
    return any(int(number) in articles for number in re.findall(r"Regulation arts?\. (\d+)", law))


def test_names_are_not_said_twice() -> None:
    names = [(case.path, case.name) for case in CASES]
    assert len(names) == len(set(names))


def test_every_question_is_asked() -> None:
    load_questions()
    assert {case.question for case in CASES} == set(QUESTIONS)


@pytest.mark.parametrize("key", ["expected", "on", "note"])
def test_an_unknown_key_fails(key: str, tmp_path: Path) -> None:
    table = tmp_path / "table.toml"
    table.write_text(
        'question = "anniversary"\n[[case]]\nname = "a"\nlaw = "b"\nday = 2024-01-01\n'
        f"given = {{ years = 1 }}\nexpect = {{ day = 2025-01-01 }}\n{key} = 1\n"
    )
    with pytest.raises(AssertionError, match=key):
        read(table)


def test_an_unknown_fact_fails() -> None:
    known = next(case for case in CASES if case.question == "anniversary")
    wrong = Case(known.path, known.question, "a", "b", known.day, {"year": 1}, known.expect)
    with pytest.raises(AssertionError, match="year"):
        answer(wrong)
