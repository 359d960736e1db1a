"""The tables of legal cases: tests/law/cases/**/*.toml, and the questions they ask.

A file begins with `question = "…"`.  Each `[[case]]` has `name` (a sentence), `law`, `day`,
`given` and `expect`; `place` (a division code) and `reading` only where needed.  Any other key
fails.  A question is answered by an adapter in a module `questions_*.py` beside this file:

    @question("fee")
    def fee(case: Case) -> Answer:
        facts = case.facts(FeeFacts)
        return {"yuan": production_fee(facts.occasion, case.measure).yuan}

Of the answer, only the keys that `expect` names are compared; it names at least one.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import import_module
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from anju.law.legal_days import Term
from anju.law.measures import NATIONAL, Measure, PlaceMeasures
from anju.law.measures_files import load_measures, read_term
from anju.law.outcome import CannotTell, Outcome

HERE = Path(__file__).parent
HEADER = {"question", "case"}
REQUIRED = {"name", "law", "day", "given", "expect"}
OPTIONAL = {"place", "reading"}

Answer = Mapping[str, object]
Facts = TypeVar("Facts")


@dataclass(frozen=True)
class Case:
    """One case of a table."""

    path: Path
    question: str
    name: str
    law: str
    day: date
    given: Mapping[str, Any]
    expect: Answer
    place: str = NATIONAL
    reading: str = ""

    @property
    def rules(self) -> PlaceMeasures:
        """The measures of the place of the case."""
        return load_measures().for_place(self.place)

    @property
    def measure(self) -> Measure:
        """The measure in force at the place on the day of the case."""
        return self.rules.on(self.day)

    def facts(self, kind: type[Facts]) -> Facts:
        """What is given, as a dataclass; an unknown key or a wrong value fails."""
        return build(kind, self.given)


Adapter = Callable[[Case], Answer]
QUESTIONS: dict[str, Adapter] = {}


def question(name: str) -> Callable[[Adapter], Adapter]:
    """Registers the adapter of a question."""

    def register(adapter: Adapter) -> Adapter:
        assert name not in QUESTIONS, f"two adapters for {name}"
        QUESTIONS[name] = adapter
        return adapter

    return register


def answer(case: Case) -> Answer:
    """What the law says to a case."""
    load_questions()
    return QUESTIONS[case.question](case)


@cache
def load_questions() -> None:
    """Imports every module of adapters beside this file."""
    for path in sorted(HERE.glob("questions_*.py")):
        import_module(f"tests.law.{path.stem}")


@cache
def load_cases() -> tuple[Case, ...]:
    """Every case of every table, in order of path."""
    return tuple(case for path in sorted((HERE / "cases").rglob("*.toml")) for case in read(path))


def read(path: Path) -> list[Case]:
    """The cases of one table; fails where it is not written as tables are written."""
    table = tomllib.loads(path.read_text("utf-8"))
    assert set(table) == HEADER, f"{path.name}: a table has {sorted(HEADER)}"
    return [_case(path, table["question"], case) for case in table["case"]]


def _case(path: Path, asked: str, case: Mapping[str, Any]) -> Case:
    where = f"{path.name}: {case.get('name')}"
    assert REQUIRED <= set(case) <= REQUIRED | OPTIONAL, f"{where}: {sorted(set(case))}"
    assert case["expect"], f"{where}: nothing is expected"
    return Case(path=path, question=asked, **case)


def said(outcome: Outcome) -> dict[str, object]:
    """An outcome as a table writes it: answer, reasons, missing facts, values, articles."""
    names = {"Met": "met", "NotMet": "not_met", "CannotTell": "cannot_tell"}
    return {
        "answer": names[type(outcome).__name__],
        "reasons": [reason.code for reason in outcome.reasons],
        "missing": list(outcome.missing) if isinstance(outcome, CannotTell) else [],
        "values": {key: value for reason in outcome.reasons for key, value in reason.values},
        "cites": sorted({str(cited) for reason in outcome.reasons for cited in reason.citations}),
    }


def build(kind: type[Facts], table: Mapping[str, Any]) -> Facts:
    """A dataclass from a table, its enums, sets and inner dataclasses included."""
    hints = get_type_hints(kind)
    known = {field.name for field in fields(kind)}  # type: ignore[arg-type] # a dataclass
    assert set(table) <= known, f"{kind.__name__} has no {sorted(set(table) - known)}"
    return kind(**{key: _value(hints[key], value) for key, value in table.items()})


def _value(hint: Any, value: Any) -> Any:  # noqa: ANN401 - any annotation, any value
    origin, inner = get_origin(hint), get_args(hint)
    if hint == Term:
        return read_term(value)
    if origin in {Union, UnionType}:
        return _one_of([each for each in inner if each is not NoneType], value)
    if origin in {tuple, frozenset}:
        return origin(_value(inner[0], each) for each in value)
    if isinstance(value, Mapping):
        return build(hint, value)
    if issubclass(hint, StrEnum):
        return hint(value)
    assert isinstance(value, hint), f"{value!r} is no {hint.__name__}"
    return value


def _one_of(hints: list[Any], value: Any) -> Any:  # noqa: ANN401 - any annotation, any value
    """The value as the first kind that takes it: enums of one union share no value."""
    for hint in hints[:-1]:
        if issubclass(hint, StrEnum) and value in set(hint):
            return hint(value)
    return _value(hints[-1], value)
