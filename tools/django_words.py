"""The sentences of the office's pages: gathers them into Django's catalogue, and compiles it.

    python -m tools.django_words

Django's own `makemessages` needs GNU gettext on the machine; Babel does the same in Python.  An
English sentence is its own key.  A sentence that is new stands in the catalogue without its
Chinese, one that is gone is taken out.
"""

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import django
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).parents[1]
OFFICE = ROOT / "src" / "anju" / "office"
CATALOGUE = OFFICE / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"

Keywords = dict[str, tuple[int | tuple[int, str], ...] | None]

# `N_` and `say` belong to anju.words and its catalogue, and so does its `ngettext`.
IN_CODE: Keywords = {
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}
# What `templatize` makes of a template's tags.
IN_TEMPLATES: Keywords = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "npgettext": ((1, "c"), 2, 3),
    "pgettext": ((1, "c"), 2),
}

# A catalogue says no day: what was gathered twice is the same file.
NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)

Identifier = str | tuple[str, ...]
Sentence = tuple[str, Identifier, str | None]
"""Where it stands, the sentence (with its plural), and its context."""


def sentences(folder: Path) -> Iterator[Sentence]:
    """Every sentence of the templates and the code below a folder, in order of their paths."""
    for path in sorted(folder.rglob("*")):
        text = path.read_text("utf-8") if path.suffix in {".html", ".txt", ".py"} else ""
        if path.suffix == ".py":
            yield from _extracted(text, IN_CODE, path)
        elif "templates" in path.parts:
            yield from _extracted(_templatized(text, path), IN_TEMPLATES, path)


def _extracted(text: str, keywords: Keywords, path: Path) -> Iterator[Sentence]:
    found = extract("python", io.BytesIO(text.encode()), keywords=keywords)
    for line, message, _, context in found:
        yield f"{path.name}:{line}", message, context


def _templatized(text: str, path: Path) -> str:
    if not settings.configured:
        settings.configure(USE_I18N=False)
        django.setup()
    return templatize(text, origin=str(path))


def read(path: Path) -> Catalog:
    """The catalogue in a file; an empty one where there is no file yet."""
    kept = Catalog(locale="zh_Hans", domain="django", fuzzy=False)
    if path.exists():
        with path.open("rb") as file:
            kept = read_po(file, locale="zh_Hans", domain="django")
    kept.creation_date = kept.revision_date = NO_DAY
    return kept


def gathered(old: Catalog, folder: Path) -> Catalog:
    """The sentences below a folder, each with the translation that an old catalogue has of it."""
    new = Catalog(locale="zh_Hans", domain="django", fuzzy=False)
    for _, message, context in sentences(folder):
        singular = message if isinstance(message, str) else message[0]
        known = old.get(singular, context)
        new.add(message, known.string if known else None, context=context)
    return new


def text_of(catalogue: Catalog) -> bytes:
    """A catalogue as it is kept: in order of its sentences, without places and dates."""
    written = io.BytesIO()
    write_po(written, catalogue, sort_output=True, no_location=True, omit_header=True, width=100)
    header = "\n".join(
        f'"{name}: {value}\\n"'
        for name, value in catalogue.mime_headers
        if name in {"Language", "Plural-Forms", "MIME-Version", "Content-Type"}
    )
    return f'msgid ""\nmsgstr ""\n{header}\n\n'.encode() + written.getvalue()


def is_translated(message: Message) -> bool:
    """Whether a message of a catalogue has its Chinese, in each of its numbers."""
    strings = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(strings)


def compiled(catalogue: Catalog) -> bytes:
    """The catalogue as gettext reads it.

    A sentence without its Chinese is left out: it is said in English and not left blank.
    """
    said = Catalog(locale="zh_Hans", domain="django", fuzzy=False)
    said.creation_date = said.revision_date = NO_DAY
    for message in catalogue:
        if message.id and is_translated(message):
            said.add(message.id, message.string, context=message.context)
    written = io.BytesIO()
    write_mo(written, said)
    return written.getvalue()


def main() -> None:
    """Gather and compile; say how many sentences wait for their Chinese."""
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    CATALOGUE.write_bytes(text_of(gathered(read(CATALOGUE), OFFICE)))
    kept = read(CATALOGUE)
    CATALOGUE.with_suffix(".mo").write_bytes(compiled(kept))
    waiting = sum(not is_translated(message) for message in kept if message.id)
    print(f"{len(kept)} sentences of the pages, {waiting} without Chinese")


if __name__ == "__main__":
    main()
