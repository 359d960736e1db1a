"""Every sentence of the source is translated, and the compiled catalogue is that of the text."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from tests.architecture.source import SOURCE
from tools import django_words

# The same as in the Makefile's `words`.
KEYWORDS = {"N_": None, "say": None, "ngettext": (1, 2)}
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


@pytest.fixture(scope="module")
def pages() -> Catalog:
    """The catalogue of the office's pages."""
    return django_words.read(django_words.CATALOGUE)


def _name(
    identifier: django_words.Identifier | list[str], context: str | None
) -> tuple[str, str | None]:
    return _singular(identifier), context


def _gaps(text: str | list[str] | tuple[str, ...] | None) -> set[str]:
    """What is filled in: `%(days)s`."""
    return set(re.findall(r"%\(\w+\)s|%%", text if isinstance(text, str) else " ".join(text or ())))


def test_every_sentence_of_a_page_is_translated(pages: Catalog) -> None:
    missing = []
    for place, sentence, context in django_words.sentences(django_words.OFFICE):
        message = pages.get(_singular(sentence), context)
        if message is None or message.fuzzy or not django_words.is_translated(message):
            missing.append(f"{place}: {_singular(sentence)}")
    assert not missing, f"{len(missing)} without Chinese: run make words, then translate"


def test_no_translation_is_left_of_a_sentence_that_is_gone_from_its_page(pages: Catalog) -> None:
    said = {
        _name(what, context) for _, what, context in django_words.sentences(django_words.OFFICE)
    }
    assert {_name(kept.id, kept.context) for kept in pages if kept.id} <= said


def test_a_translation_of_a_page_keeps_the_names_of_its_sentence(pages: Catalog) -> None:
    wrong = [
        f"{message.id}: {message.string}"
        for message in pages
        if message.id and django_words.is_translated(message)
        if _gaps(message.id) != _gaps(message.string)
    ]
    assert not wrong


def test_the_compiled_catalogue_of_the_pages_is_fresh(pages: Catalog) -> None:
    made = django_words.CATALOGUE.with_suffix(".mo").read_bytes()
    assert made == django_words.compiled(pages), "run make words"


def test_every_way_to_say_a_sentence_is_gathered(tmp_path: Path) -> None:
    page = tmp_path / "templates" / "page.html"
    page.parent.mkdir()
    page.write_text(
        """{% load i18n %}{% translate "One" %}{{ _("Two") }}
        {% blocktranslate count n=n %}{{ n }} day{% plural %}{{ n }} days{% endblocktranslate %}
        {% blocktranslate trimmed context "verb" %}
            Look
        {% endblocktranslate %}""",
        "utf-8",
    )
    (tmp_path / "form.py").write_text('label = gettext_lazy("Three")\n', "utf-8")
    found = {(_singular(what), context) for _, what, context in django_words.sentences(tmp_path)}
    assert found == {
        ("One", None),
        ("Two", None),
        ("Three", None),
        ("%(n)s day", None),
        ("Look", "verb"),
    }


def test_a_sentence_without_chinese_is_said_in_english_and_not_left_blank() -> None:
    catalogue = Catalog(locale="zh_Hans")
    catalogue.add("Said", "说了")
    catalogue.add(("one", "many"), ("",))
    compiled = django_words.compiled(catalogue)
    assert "说了".encode() in compiled
    assert b"many" not in compiled
