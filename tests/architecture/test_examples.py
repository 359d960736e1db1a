"""The examples in the code and in the documents run, and say what they show."""

import doctest
import importlib
import re
from pathlib import Path

import django
import pytest
from tests.architecture.source import ROOT, SOURCE

MODULES = sorted(
    ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts)
    for path in SOURCE.rglob("*.py")
    if ">>>" in path.read_text("utf-8")
)
PAGES = sorted(
    path
    for folder in (ROOT / "docs", ROOT)
    for path in folder.glob("**/*.md" if folder.name == "docs" else "*.md")
    if "```pycon" in path.read_text("utf-8")
)


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_run(name: str) -> None:
    if name.startswith("anju.office."):
        django.setup()  # a model is imported after Django is set up
    result = doctest.testmod(importlib.import_module(name.removesuffix(".__init__")))
    assert result.attempted
    assert not result.failed


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_examples_of_a_page_run(page: Path) -> None:
    """All blocks of a page are one session, read from top to bottom."""
    blocks = re.findall(r"```pycon\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    examples = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, page.name, None, 0)
    result = doctest.DocTestRunner().run(examples)
    assert result.attempted
    assert not result.failed
