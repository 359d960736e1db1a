"""GLOSSARY.md and the source say the same words."""

import re
from collections.abc import Iterator

import pytest
from tests.architecture.source import (
    ROOT,
    Module,
    is_public,
    modules,
    public_names,
    words,
    wrong_in,
)

TEXT = (ROOT / "GLOSSARY.md").read_text("utf-8")


def _rows(heading: str) -> list[list[str]]:
    """The cells of the table under a heading, its head left out."""
    section = TEXT.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    rows = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows[2:]]


def _identifiers() -> Iterator[str]:
    """Each name of the third column; `.ACCOMMODATION` belongs to the class before it."""
    for _, _, cell in _rows("Words"):
        for name in re.findall(r"`([^`]+)`", cell):
            yield name.rpartition(".")[2]


IDENTIFIERS = frozenset(_identifiers())
PHRASES = {"_".join(words(name)) for name in IDENTIFIERS if len(words(name)) > 1}
NOT_SAID = frozenset(row[0].strip("`") for row in _rows("Words not used"))
# What a framework calls by its own name, so that nobody here could choose another.
IMPOSED = frozenset(
    {
        "handle_raw_input",  # Django asks what receives files for it
        "process_exception",  # Django asks a middleware for it
        "process_view",  # likewise
        "receive_data_chunk",  # likewise
    }
)
PUBLIC = [module for module in modules() if is_public(module.name)]


def _styles(identifier: str) -> set[str]:
    """How an identifier may be written: as a class, a value, a constant; run together, never."""
    parts = words(identifier)
    snake = "_".join(parts)
    return {identifier, snake, snake.upper(), "".join(part.capitalize() for part in parts)}


SPELLINGS = {"".join(words(name)): _styles(name) for name in IDENTIFIERS}


def misspelt(name: str) -> bool:
    """Whether a name has the letters of a glossary identifier, yet is written differently."""
    letters = "".join(words(name))
    return letters in SPELLINGS and name not in SPELLINGS[letters]


def unsaid_words(name: str) -> set[str]:
    """The words of a name that the glossary does not use; a word inside one of its own
    identifiers (`renew_damaged_card`) is not alone."""
    rest = "_".join(words(name))
    for phrase in PHRASES:
        rest = rest.replace(phrase, "")
    return set(rest.split("_")) & NOT_SAID


def test_the_tables_are_whole() -> None:
    assert len(_rows("Words")) >= 31
    assert all(len(row) == 3 and all(row) for row in _rows("Words"))
    assert all(re.search(r"[\u4e00-\u9fff]", row[0]) for row in _rows("Words"))
    assert {"renew", "approve", "expire", "revoke", "process", "utils"} <= NOT_SAID


def test_no_identifier_means_two_things() -> None:
    names = list(_identifiers())
    assert len(names) == len(set(names))


def test_names_are_spelt_as_in_the_glossary() -> None:
    wrong = wrong_in(PUBLIC, lambda module: {n for n in public_names(module) if misspelt(n)})
    assert not wrong, "see GLOSSARY.md for the spelling"


def unsaid_in(module: Module) -> dict[str, set[str]]:
    """The names of a module with words that are not used, and these words."""
    names = set(public_names(module)) - IMPOSED
    return {name: unsaid for name in names if (unsaid := unsaid_words(name))}


def test_words_that_say_nothing_or_something_else_are_not_used() -> None:
    assert not wrong_in(PUBLIC, unsaid_in), "GLOSSARY.md says which word to use instead"


@pytest.mark.parametrize("name", ["issuedon", "residence_Years", "DivisionCODE", "IdentitynumbeR"])
def test_a_wrong_spelling_is_seen(name: str) -> None:
    assert misspelt(name)


@pytest.mark.parametrize("name", ["issued_on", "ISSUED_ON", "ResidenceYears", "EMPLOYMENT"])
def test_a_right_spelling_is_not(name: str) -> None:
    assert not misspelt(name)


def test_a_word_not_used_is_seen_unless_an_identifier_holds_it() -> None:
    assert unsaid_words("renew_permit") == {"renew"}
    assert unsaid_words("PermitInfo") == {"info"}
    assert unsaid_words("renew_damaged_card_on") == set()
    assert unsaid_words("information") == set()
