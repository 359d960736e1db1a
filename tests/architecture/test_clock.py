"""The day is always told: nothing below the screen reads the clock, and the day has no default.

The screen is the command line: `anju.cli` and one module `command` for each sub-command.
"""

import ast
from collections.abc import Iterator

import pytest
from tests.architecture.source import Module, definitions, modules


def is_screen(module_name: str) -> bool:
    """Whether a module is part of the command line."""
    return module_name == "anju.cli" or module_name.endswith(".command")


SCREENS = [module for module in modules() if is_screen(module.name)]
BELOW = [module for module in modules() if not is_screen(module.name)]

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


def test_the_screen_reads_the_clock_in_one_place() -> None:
    calls = [f"{module.name}:{call}" for module in SCREENS for call in clock_calls(module.tree)]
    assert len(calls) == 1, calls


@pytest.mark.parametrize("module", BELOW, ids=lambda module: module.name)
def test_nothing_below_the_screen_uses_it(module: Module) -> None:
    imported = {
        name
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and node.module and module.name != "anju.__main__"
        for name in (node.module, *(f"{node.module}.{alias.name}" for alias in node.names))
    }
    assert not [name for name in imported if is_screen(name)]


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
