"""What import-linter cannot see: pages, addresses and names in text that point to a part above.

A part may name what stands below it or in itself.  The order of the parts is that of
`.importlinter`.
"""

import ast
import configparser
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from tests.architecture.source import ROOT, SOURCE, Module, modules, wrong_in

OFFICE = SOURCE / "office"
IN_OFFICE = [module for module in modules() if module.name.startswith("anju.office.")]
TEMPLATES = sorted(path for path in OFFICE.glob("*/templates/**/*") if path.is_file())
WIRING = "config"

# The frame of the site stands on every page; what the wiring puts behind these names it takes as
# given.  A part above `common` owns each of them.
FRAME = {
    "appearance": "the colours and the size of type of this reader",
    "demo-day": "the day of the demo city",
    "demo-sign-in": "somebody else of the demo city",
    "find": "the search box of every page",
    "home": "the first page",
    "language": "the language of this reader",
    "outbox": "what would have gone out in the demo",
    "permit": "a permit and its ledger, from every screen that shows one",
    "person": "the record of a person, from every screen that shows one",
}
# What allauth and django-htmx bring: addresses, templates, files.
FOREIGN = re.compile(r"(account|mfa|reauthenticate)_|(account|allauth|mfa|django_htmx)/")

URL_NAMED = re.compile(r"""\{%\s*url\s+['"]([^'"]+)['"]""")
TEMPLATE_NAMED = re.compile(r"""\{%\s*(?:include|extends)\s+['"]([^'"]+)['"]""")
LIBRARIES_LOADED = re.compile(r"\{%\s*load\s+([^%]+?)\s*%\}")
STATIC_NAMED = re.compile(r"""\{%\s*static\s+['"]([^'"]+)['"]""")
MODEL_NAMED = re.compile(r"([a-z]+)\.[A-Z]\w*")
MODULE_NAMED = re.compile(r"anju\.office\.(\w+)(?:\.\w+)*")
ASKS_FOR_ADDRESS = {"reverse", "reverse_lazy", "redirect", "resolve_url"}


@cache
def ranks() -> dict[str, int]:
    """How high each part stands: a sibling stands as high."""
    contracts = configparser.ConfigParser()
    contracts.read_string((ROOT / ".importlinter").read_text("utf-8"))
    lines = contracts["importlinter:contract:office"]["layers"].split("\n")
    lines = [line for line in lines if line.strip()]
    return {
        part: len(lines) - number
        for number, line in enumerate(lines)
        for part in re.findall(r"\w+", line)
    }


@dataclass(frozen=True)
class Names:
    """Which part owns what is only ever named in text."""

    urls: dict[str, str]
    templates: dict[str, str]
    libraries: dict[str, str]
    static: dict[str, str]


@cache
def names() -> Names:
    """What every part of the office owns."""
    urls: dict[str, str] = {}
    for module in IN_OFFICE:
        if module.path.stem == "urls":
            urls |= dict.fromkeys(url_names(module.tree), part_of(module.path))
    return Names(
        urls,
        _owned("*/templates", "**/*"),
        {name.removesuffix(".py"): part for name, part in _owned("*/templatetags", "*.py").items()},
        _owned("*/static", "**/*"),
    )


def _owned(folders: str, files: str) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): part_of(path)
        for folder in OFFICE.glob(folders)
        for path in folder.glob(files)
        if path.is_file()
    }


def part_of(path: Path) -> str:
    """The part that a file belongs to."""
    return path.relative_to(OFFICE).parts[0]


def url_names(tree: ast.AST) -> Iterator[str]:
    """The names that a module of addresses gives."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"path", "re_path"}:
            for keyword in node.keywords:
                if keyword.arg == "name" and isinstance(keyword.value, ast.Constant):
                    yield str(keyword.value.value)


def named_in_template(text: str) -> Iterator[tuple[str, str | None]]:
    """What a template names, and the part that owns it; None where nobody does."""
    known = names()
    for name in URL_NAMED.findall(text):
        if name not in FRAME and not FOREIGN.match(name):
            yield name, known.urls.get(name)
    for name in TEMPLATE_NAMED.findall(text):
        if not FOREIGN.match(name):
            yield name, known.templates.get(name)
    for name in STATIC_NAMED.findall(text):
        if not FOREIGN.match(name):
            yield name, known.static.get(name)
    for names_loaded in LIBRARIES_LOADED.findall(text):
        for name in names_loaded.partition(" from ")[2].split() or names_loaded.split():
            if name in known.libraries:
                yield name, known.libraries[name]


def named_in_code(tree: ast.AST) -> Iterator[tuple[str, str | None]]:
    """What a module names in its strings, and the part that owns it."""
    known = names()
    asked = {
        id(node.args[0]): node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and node.args
        if ast.unparse(node.func).rpartition(".")[2] in ASKS_FOR_ADDRESS
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        text = node.value
        if id(node) in asked and not text.startswith("/"):
            if text not in FRAME and not FOREIGN.match(text):
                yield text, known.urls.get(text)
        elif text in known.templates:
            yield text, known.templates[text]
        elif (model := MODEL_NAMED.fullmatch(text)) and model[1] in ranks():
            yield text, model[1]
        elif named := MODULE_NAMED.fullmatch(text):
            yield text, named[1]


def upward(part: str, named: Iterator[tuple[str, str | None]]) -> list[str]:
    """What a part names although it stands above it, beside it, or nowhere."""
    own = ranks()[part]
    return [
        f"{name} ({owner or 'nobody has it'})"
        for name, owner in named
        if owner != part and (owner is None or ranks()[owner] >= own)
    ]


def upward_in_template(path: Path) -> list[str]:
    """What a template of a part names above it."""
    return upward(part_of(path), named_in_template(path.read_text("utf-8")))


def test_a_template_names_nothing_above_its_part() -> None:
    texts = {
        path: path.read_text("utf-8") for path in TEMPLATES if path.suffix in {".html", ".txt"}
    }
    found = {path: upward(part_of(path), named_in_template(text)) for path, text in texts.items()}
    assert not {path: names for path, names in found.items() if names}


def upward_in(module: Module) -> list[str]:
    """What a module of a part names above it, in strings; the wiring may name everything."""
    part = part_of(module.path).removesuffix(".py")
    return [] if part in {WIRING, "__init__"} else upward(part, named_in_code(module.tree))


def test_a_string_names_nothing_above_its_part() -> None:
    assert not wrong_in(IN_OFFICE, upward_in)


def signals(tree: ast.Module) -> set[str]:
    """What a module imports or makes of Django's signals."""
    imported = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    made = {
        ast.unparse(node.func).rpartition(".")[2]
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
    }
    return imported & {"django.db.models.signals"} | made & {"Signal"}


def test_parts_do_not_talk_by_signals() -> None:
    """Who wants to know what happened reads the ledger, by position."""
    assert not wrong_in(IN_OFFICE, lambda module: signals(module.tree))


@pytest.mark.parametrize("line", ["told = Signal()", "from django.db.models.signals import x"])
def test_a_signal_is_seen(line: str) -> None:
    assert signals(ast.parse(line))


# ── Inside a part: pages, then operations, then queries, then models ────────

LEVELS = {"models": 0, "queries": 1, "operations": 2, "pages": 3, "api": 3, "urls": 4}


def level(module_name: str) -> int | None:
    """How high a module stands inside its part; None where its name does not say."""
    return LEVELS.get(module_name.rpartition(".")[2])


def imported_modules(tree: ast.AST) -> Iterator[str]:
    """Every module that a tree imports, as far as the names can be modules."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def above(module_name: str, tree: ast.AST) -> list[str]:
    """The modules of the office that a module uses although they stand higher inside a part."""
    own = level(module_name)
    used = [name for name in imported_modules(tree) if name.startswith("anju.office.")]
    return [name for name in used if own is not None and (level(name) or 0) > own]


def test_models_know_no_queries_and_queries_no_operations() -> None:
    assert not wrong_in(IN_OFFICE, lambda module: above(module.name, module.tree))


# ── Each is broken once, to know that it tells ──────────────────────────────


def test_the_order_of_the_parts_is_read() -> None:
    assert ranks()["common"] == 1
    assert ranks()["config"] == max(ranks().values())
    assert ranks()["records"] == ranks()["planner"]


@pytest.mark.parametrize(
    "line",
    [
        '{% include "records/home.html" %}',
        '{% extends "records/home.html" %}',
        "{% url 'no-such-page' %}",
        '{% static "no-such.css" %}',
    ],
)
def test_a_template_that_looks_up_is_seen(line: str) -> None:
    assert upward("common", named_in_template(line))
    assert not upward("records", named_in_template('{% include "records/home.html" %}'))


def test_an_address_above_is_seen() -> None:
    tree = ast.parse('urlpatterns = [path("<id>/", page, name="permit")]')
    assert list(url_names(tree)) == ["permit"]
    assert upward("access", iter([("permit", "records")]))
    assert upward("planner", iter([("permit", "records")])), "a sibling is no better"
    assert not upward("records", iter([("sign-in", "access")]))


@pytest.mark.parametrize(
    "line",
    [
        'models.ForeignKey("registry.Person", models.CASCADE)',
        'apps.get_model("registry.Person")',
        'import_string("anju.office.registry.models.Person")',
        'render(request, "records/home.html")',
        'reverse("no-such-page")',
        'redirect("no-such-page")',
    ],
)
def test_a_string_that_looks_up_is_seen(line: str) -> None:
    assert upward("places", named_in_code(ast.parse(line)))


def test_a_model_that_asks_a_query_is_seen() -> None:
    tree = ast.parse("from anju.office.registry.people import queries")
    assert above("anju.office.registry.people.models", tree)
    assert not above("anju.office.registry.people.pages", tree)
