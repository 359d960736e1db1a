"""The day is always told: nothing below the screen reads the clock, and the day has no default.

The screen is the command line: `anju.cli` and one module `command` for each sub-command.  The
office reads the clock in one function, `anju.office.common.clock.now`; its middleware asks it once
for each request, the commands of its wiring (`anju.office.config`) once for each run.
"""

import ast
import re
from collections.abc import Iterator

import pytest
from tests.architecture.source import SOURCE, Module, definitions, modules, wrong_in


def is_screen(module_name: str) -> bool:
    """Whether a module is part of the command line."""
    return module_name == "anju.cli" or module_name.endswith(".command")


SCREENS = [module for module in modules() if is_screen(module.name)]
BELOW = [module for module in modules() if not is_screen(module.name)]

# What asks the machine for the time of day, by the last word of the call.
ASKS = {"today", "now", "utcnow", "localtime", "gmtime", "time_ns"}
TOLD = {"on", "today", "day", "at"}


OFFICE_CLOCK = "anju.office.common.clock"
MAY_ASK_THE_OFFICE_CLOCK = re.compile(r"anju\.office\.(config\.|common\.middleware$|.*\.command$)")

# How Django and a database read the clock without a call that Python would see.
SILENT_CALLS = {"Now", "CurrentTimestamp"}
HANDED_ON = {"timezone.now", "datetime.now", "date.today", "clock.now"}
SILENT_ARGUMENTS = {"auto_now", "auto_now_add"}
SILENT_SQL = re.compile(
    r"\bCURRENT_(DATE|TIME|TIMESTAMP)\b|\b(now|clock_timestamp)\(\)|\((\'now\'|\"now\")",
    re.IGNORECASE,
)


def clock_calls(tree: ast.AST) -> Iterator[str]:
    """Each call in a tree that reads the clock itself, as `line: call`."""
    office_clock = office_clock_names(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            if called in office_clock:
                continue
            if called.rpartition(".")[2] in ASKS or called == "time.time":
                yield f"{node.lineno}: {called}()"


def office_clock_names(tree: ast.AST) -> set[str]:
    """What a module may write to ask the office's clock, by the names it imports."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {
                f"{alias.asname or alias.name}.now"
                for alias in node.names
                if alias.name == OFFICE_CLOCK
            }
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                if (node.module, alias.name) == (OFFICE_CLOCK, "now"):
                    names.add(alias.asname or "now")
                elif f"{node.module}.{alias.name}" == OFFICE_CLOCK:
                    names.add(f"{alias.asname or alias.name}.now")
    return names


def silent_readings(tree: ast.AST) -> Iterator[str]:
    """Each place where Django or the database would read the clock, or the clock is handed on."""
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if id(node) not in called | docstrings and _is_silent_reading(node):
            yield f"{getattr(node, 'lineno', 0)}: {ast.unparse(node)}"


def _is_silent_reading(node: ast.AST) -> bool:
    match node:
        case ast.keyword(arg=str(name)):
            return name in SILENT_ARGUMENTS
        case ast.Call(func=function):
            return ast.unparse(function).rpartition(".")[2] in SILENT_CALLS
        case ast.Constant(value=str(text)):
            return bool(SILENT_SQL.search(text))
        case ast.Attribute():
            return ast.unparse(node) in HANDED_ON
    return False


def readings(module: Module) -> list[str]:
    """Where a module reads the clock."""
    return [*clock_calls(module.tree), *silent_readings(module.tree)]


def test_nothing_below_the_screen_reads_the_clock() -> None:
    found = wrong_in(BELOW, readings)
    (at_the_edge,) = found.pop(OFFICE_CLOCK)
    assert at_the_edge.endswith(": datetime.now()")
    assert not found


def test_the_clock_of_the_office_is_read_in_now() -> None:
    clock = next(module for module in modules() if module.name == OFFICE_CLOCK)
    (now,) = [d.node for d in definitions(clock) if list(clock_calls(d.node))]
    assert now.name == "now"


def test_only_middleware_and_commands_ask_the_clock_of_the_office() -> None:
    """Everybody else is told: a page by `request.at` and `request.today`."""
    told = [m for m in modules() if not MAY_ASK_THE_OFFICE_CLOCK.match(m.name)]
    asking = wrong_in(told, lambda module: office_clock_names(module.tree))
    assert asking.keys() <= {"anju.cli"}


def test_no_migration_reads_the_clock() -> None:
    for path in SOURCE.rglob("migrations/*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        assert [*clock_calls(tree), *silent_readings(tree)] == [], path


def test_the_screen_reads_the_clock_in_one_place() -> None:
    calls = [f"{module.name}:{call}" for module in SCREENS for call in clock_calls(module.tree)]
    assert len(calls) == 1, calls


def screens_used(module: Module) -> list[str]:
    """The screens that a module imports."""
    imported = {
        name
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and node.module and module.name != "anju.__main__"
        for name in (node.module, *(f"{node.module}.{alias.name}" for alias in node.names))
    }
    return [name for name in imported if is_screen(name)]


def test_nothing_below_the_screen_uses_it() -> None:
    assert not wrong_in(BELOW, screens_used)


def days_with_a_default(module: Module) -> list[str]:
    """The functions of a module that may be asked without saying for which day."""
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
    return silent


def test_the_day_has_no_default() -> None:
    assert not wrong_in(BELOW, days_with_a_default)


@pytest.mark.parametrize("line", ["def f(on=None): ...", "def f(*, today=None): ..."])
def test_a_day_with_a_default_is_seen(line: str) -> None:
    module = Module("anju.told", SOURCE / "told.py", line, ast.parse(line))
    assert days_with_a_default(module)


@pytest.mark.parametrize(
    "line", ["date.today()", "datetime.datetime.now(UTC)", "pd.Timestamp.now()", "time.time()"]
)
def test_a_look_at_the_clock_is_seen(line: str) -> None:
    assert list(clock_calls(ast.parse(line)))


@pytest.mark.parametrize(
    "line",
    [
        "models.DateTimeField(auto_now_add=True)",
        "models.DateTimeField(default=timezone.now)",
        "rows.filter(closed_at__lt=Now())",
        "cursor.execute('SELECT CURRENT_TIMESTAMP')",
        "cursor.execute('SELECT now()')",
        "cursor.execute(\"SELECT datetime('now')\")",
    ],
)
def test_a_clock_of_django_or_the_database_is_seen(line: str) -> None:
    assert list(silent_readings(ast.parse(line)))


@pytest.mark.parametrize(
    "lines",
    [
        "from anju.office.common.clock import now\nnow()",
        "from anju.office.common import clock\nclock.now()",
    ],
)
def test_the_clock_of_the_office_is_known_by_its_import(lines: str) -> None:
    assert office_clock_names(ast.parse(lines))
    assert not list(clock_calls(ast.parse(lines)))


@pytest.mark.parametrize("line", ["time.perf_counter()", "standing(permit, rules, today)"])
def test_a_stopwatch_and_a_told_day_are_not(line: str) -> None:
    assert not list(clock_calls(ast.parse(line)))
