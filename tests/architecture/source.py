"""The source as the tests of this folder see it: its modules, their trees, their public names."""

import ast
import re
import subprocess
from collections.abc import Callable, Iterable, Iterator, Sized
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "anju"

Told = TypeVar("Told", bound=Sized)
type_of_function = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True)
class Module:
    """One file of the source."""

    name: str
    path: Path
    text: str
    tree: ast.Module

    @property
    def lines(self) -> int:
        """How many lines the file has, blank ones included."""
        return self.text.count("\n")


@dataclass(frozen=True)
class Definition:
    """A class or a function, by the name that a reader would say: `anju.law.facts.Permit.on`."""

    name: str
    node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    public: bool
    inside_function: bool


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the package, in order of its path; migrations, which Django writes, are
    left out."""
    paths = (path for path in SOURCE.rglob("*.py") if path.parent.name != "migrations")
    return tuple(_read(path) for path in sorted(paths))


def _read(path: Path) -> Module:
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    name = ".".join(part for part in parts if part != "__init__")
    text = path.read_text("utf-8")
    return Module(name, path, text, ast.parse(text))


def wrong_in(modules: Iterable[Module], wrong: Callable[[Module], Told]) -> dict[str, Told]:
    """What is wrong in each module, by its name: nothing, where a rule holds everywhere."""
    found = {module.name: wrong(module) for module in modules}
    return {name: told for name, told in found.items() if told}


def definitions(module: Module) -> Iterator[Definition]:
    """The classes and functions of a module, methods and nested functions included."""
    yield from _definitions(module.tree, module.name, public=is_public(module.name), nested=False)


def _definitions(node: ast.AST, owner: str, *, public: bool, nested: bool) -> Iterator[Definition]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            name = f"{owner}.{child.name}"
            seen = public and not nested and not child.name.startswith("_")
            yield Definition(name, child, seen, nested)
            inside = nested or isinstance(child, type_of_function)
            yield from _definitions(child, name, public=seen, nested=inside)
        else:
            yield from _definitions(child, owner, public=public, nested=nested)


def is_public(module_name: str) -> bool:
    """Whether no part of a module's name begins with an underscore."""
    return not any(part.startswith("_") for part in module_name.split("."))


def public_names(module: Module) -> Iterator[str]:
    """Every name that somebody else may write: the module's own, its classes, functions, their
    arguments, its constants and the fields of its classes."""
    yield module.name.rpartition(".")[2]
    yield from _fields(module.tree)
    for definition in definitions(module):
        if not definition.public:
            continue
        yield definition.node.name
        if isinstance(definition.node, ast.ClassDef):
            yield from _fields(definition.node)
        else:
            arguments = definition.node.args
            for argument in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs):
                yield argument.arg


def _fields(owner: ast.Module | ast.ClassDef) -> Iterator[str]:
    for statement in owner.body:
        targets: list[ast.expr] = []
        if isinstance(statement, ast.Assign):
            targets = statement.targets
        elif isinstance(statement, ast.AnnAssign):
            targets = [statement.target]
        for target in targets:
            if isinstance(target, ast.Name) and not target.id.startswith("_"):
                yield target.id


def words(name: str) -> tuple[str, ...]:
    """The words of a name, however it is written: `OldCard`, `old_card`, `OLD_CARD`."""
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name)
    return tuple(word.lower() for word in apart.split("_") if word)


@cache
def tracked_files() -> tuple[Path, ...]:
    """Every file that the repository keeps; where there is no git, every file of the project."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return tuple(sorted(_project_files()))
    paths = (ROOT / name for name in listed.decode("utf-8").split("\0") if name)
    return tuple(path for path in paths if path.is_file())


def _project_files() -> Iterator[Path]:
    for folder in ("src", "tests", "docs", "requirements", "bench"):
        yield from (path for path in (ROOT / folder).rglob("*") if path.is_file())
    yield from (path for path in ROOT.iterdir() if path.is_file())
