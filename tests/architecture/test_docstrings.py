"""Every public module, class and function says what it answers."""

import ast

import pytest
from tests.architecture.source import Module, definitions, is_public, modules

PUBLIC = [module for module in modules() if is_public(module.name)]


@pytest.mark.parametrize("module", PUBLIC, ids=lambda module: module.name)
def test_every_public_name_has_a_docstring(module: Module) -> None:
    silent = [
        definition.name
        for definition in definitions(module)
        if definition.public and not ast.get_docstring(definition.node)
    ]
    if not ast.get_docstring(module.tree):
        silent.insert(0, module.name)
    assert not silent, f"says nothing of itself: {', '.join(silent)}"
