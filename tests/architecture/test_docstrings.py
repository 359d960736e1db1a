"""Every public module, class and function says what it answers."""

import ast
from pathlib import Path

from tests.architecture.source import Module, definitions, is_public, modules, wrong_in

PUBLIC = [module for module in modules() if is_public(module.name)]


def silent(module: Module) -> list[str]:
    """The public names of a module that say nothing of themselves."""
    names = [
        definition.name
        for definition in definitions(module)
        if definition.public and not ast.get_docstring(definition.node)
    ]
    if not ast.get_docstring(module.tree):
        names.insert(0, module.name)
    return names


def test_every_public_name_has_a_docstring() -> None:
    assert not wrong_in(PUBLIC, silent)


def test_a_name_without_one_is_seen() -> None:
    text = 'def said() -> None:\n    """Says."""\n\ndef unsaid() -> None: ...\n'
    module = Module("anju.told", Path("told.py"), text, ast.parse(text))
    assert silent(module) == ["anju.told", "anju.told.unsaid"]
