"""The day is always told: nothing below the screen reads the clock, and `today` has no default."""

import ast
from collections.abc import Iterator

import pytest
from tests.architecture.source import Module, definitions, modules

SCREENS = {"anju.cli"}
BELOW = [module for module in modules() if module.name not in SCREENS]

# What asks the machine for the time of day, by the last word of the call.
ASKS = {"today", "now", "utcnow", "localtime", "gmtime", "time_ns"}
TOLD = {"on", "today", "day", "at"}


def clock_calls(tree: ast.AST) -> Iterator[str]:
    """Each call in a tree that reads the clock, as `line: call`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            if called.rpartition(".")[2] in ASKS or called == "time.time":
                yield f"{node.lineno}: {called}()"


@pytest.mark.parametrize("module", BELOW, ids=lambda module: module.name)
def test_nothing_below_the_screen_reads_the_clock(module: Module) -> None:
    assert list(clock_calls(module.tree)) == []


@pytest.mark.parametrize("module", BELOW, ids=lambda module: module.name)
def test_the_day_has_no_default(module: Module) -> None:
    silent = []
    for definition in definitions(module):
        if isinstance(definition.node, ast.ClassDef):
            continue
        arguments = definition.node.args
        positional = (*arguments.posonlyargs, *arguments.args)
        late = positional[len(positional) - len(arguments.defaults) :]
        pairs = zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
        keyword = [argument for argument, default in pairs if default is not None]
        silent += [definition.name for argument in (*late, *keyword) if argument.arg in TOLD]
    assert not silent


@pytest.mark.parametrize(
    "line", ["date.today()", "datetime.datetime.now(UTC)", "pd.Timestamp.now()", "time.time()"]
)
def test_a_look_at_the_clock_is_seen(line: str) -> None:
    assert list(clock_calls(ast.parse(line)))


@pytest.mark.parametrize("line", ["time.perf_counter()", "standing(permit, rules, today)"])
def test_a_stopwatch_and_a_told_day_are_not(line: str) -> None:
    assert not list(clock_calls(ast.parse(line)))
