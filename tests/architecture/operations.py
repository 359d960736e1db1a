"""The operations of the office, and what each of them calls, as the source has them.

An operation is a public function of a module of the registry, of casework or of notices that takes
an `act`.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tests.architecture.source import Module, modules

PARTS = ("anju.office.registry.", "anju.office.casework.", "anju.office.notices.")


@dataclass(frozen=True)
class Operation:
    """A function by its full name, with its tree."""

    name: str
    node: ast.FunctionDef

    @property
    def act(self) -> ast.arg | None:
        """Its parameter `act`, by name only; None where it has none of that kind."""
        return next((each for each in self.node.args.kwonlyargs if each.arg == "act"), None)

    @property
    def answers(self) -> str:
        """What it answers, as its annotation says it."""
        return ast.unparse(self.node.returns) if self.node.returns else ""


@cache
def functions() -> dict[str, ast.FunctionDef]:
    """Every function and method of the office by its full name."""
    found: dict[str, ast.FunctionDef] = {}
    for module in modules():
        if module.name.startswith("anju.office."):
            for node in ast.walk(module.tree):
                if isinstance(node, ast.FunctionDef):
                    found.setdefault(f"{module.name}.{node.name}", node)
    return found


@cache
def operations() -> tuple[Operation, ...]:
    """The public functions of both parts that take an `act` by name only, and answer an Outcome."""
    found = [
        Operation(f"{module.name}.{node.name}", node)
        for module in modules()
        if module.name.startswith(PARTS)
        for node in module.tree.body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    ]
    return tuple(each for each in found if each.act is not None)


@cache
def _named_in(module: Module) -> dict[str, str]:
    """What the names of a module mean: its own functions, and what it imports."""
    named = {
        node.name: f"{module.name}.{node.name}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef)
    }
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            named |= {each.asname or each.name: f"{node.module}.{each.name}" for each in node.names}
    return named


@cache
def _module_of(function: str) -> Module:
    name = function.rpartition(".")[0]
    return next(module for module in modules() if module.name == name)


@cache
def _used_by(function: str) -> frozenset[str]:
    """The functions that one names, those of a module it names included (`cards.produce_card`)."""
    named = _named_in(_module_of(function))
    used = set()
    for node in ast.walk(functions()[function]):
        if isinstance(node, ast.Name) and node.id in named:
            used.add(named[node.id])
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            used.add(f"{named.get(node.value.id, '')}.{node.attr}")
    return frozenset(used & functions().keys())


def reached_from(function: str) -> Iterator[str]:
    """A function and every one that it names, directly or through others."""
    seen, asked = {function}, [function]
    while asked:
        here = asked.pop()
        yield here
        further = _used_by(here) - seen
        seen |= further
        asked.extend(further)


def asks_for_reach(function: str) -> bool:
    """Whether the body of a function itself asks how far an actor reaches."""
    return any(
        isinstance(node, ast.Attribute) and node.attr in {"reach", "within"}
        for node in ast.walk(functions()[function])
    )
