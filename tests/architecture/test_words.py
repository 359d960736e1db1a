"""Every sentence of the source is translated, and the compiled catalogue is that of the text."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from tests.architecture.source import SOURCE

# The same as in the Makefile's `words`: gettext's own, and `say` of anju.words.
KEYWORDS = {**DEFAULT_KEYWORDS, "say": None}
CATALOGUES = sorted((SOURCE / "locale").glob("*/LC_MESSAGES/*.po"))


def _catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3], domain="anju")


def _sentences() -> Iterator[tuple[str, str]]:
    found = extract_from_dir(SOURCE, [("**.py", "python")], keywords=KEYWORDS)
    for file, line, message, _, _ in found:
        singular = message if isinstance(message, str) else message[0]
        yield singular, f"{file}:{line}"


def test_there_is_a_chinese_catalogue() -> None:
    assert [path.parts[-3] for path in CATALOGUES] == ["zh"]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_every_sentence_is_translated(path: Path) -> None:
    catalogue = _catalogue(path)
    missing = []
    for sentence, place in _sentences():
        message = catalogue.get(sentence)
        if message is None or message.fuzzy or not message.string:
            missing.append(f"{place}: {sentence}")
    assert not missing, "run make words, then translate"


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_no_translation_is_left_of_a_sentence_that_is_gone(path: Path) -> None:
    said = {sentence for sentence, _ in _sentences()}
    kept = {_singular(message.id) for message in _catalogue(path) if message.id}
    assert kept <= said


def _singular(identifier: str | list[str] | tuple[str, ...]) -> str:
    return identifier if isinstance(identifier, str) else identifier[0]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_a_translation_keeps_the_names_of_its_sentence(path: Path) -> None:
    wrong = []
    for message in _catalogue(path):
        if message.id:
            wrong += [f"{message.id}: {error}" for error in message.check()]
    assert not wrong


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_the_compiled_catalogue_is_fresh(path: Path) -> None:
    compiled = io.BytesIO()
    write_mo(compiled, _catalogue(path))
    assert path.with_suffix(".mo").read_bytes() == compiled.getvalue(), "run make words"
