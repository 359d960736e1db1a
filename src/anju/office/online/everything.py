"""Everything held on a person, for themselves: each version, every entry, every look.

As any program reads it: days as ISO text, codes as the ledger has them, and beside each entry its
sentence; a photo and what was handed in by the name of its file (`online.files_held`).  Nothing is
masked, because it is their own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from anju.office.casework.cases.saying import read_said
from anju.office.casework.models import Case
from anju.office.common.clock import moment_text
from anju.office.common.sealing import PersonKey
from anju.office.notices.inbox import messages_of
from anju.office.online.files_held import photo_name, upload_name
from anju.office.online.looks_told import looks_told
from anju.office.papers.uploads.models import Upload
from anju.office.registry.contacts.reading import contacts_of
from anju.office.registry.details.contents import details_of
from anju.office.registry.details.keeping import keys_of, opened
from anju.office.registry.details.models import Detail, DetailKind
from anju.office.registry.ledger.entries import Recorded, read_chains
from anju.office.registry.ledger.wording import entry_in_words
from anju.office.registry.looks.listing import looks_at_person
from anju.office.registry.permits.models import Permit
from anju.office.screens.own import Own

MOST_MESSAGES = 10_000

Held = dict[str, Any]


def everything_of(whom: Own, account_id: str, at: datetime, today: date, language: str) -> Held:
    """What is held on a person, in sections."""
    records = list(whom.records)
    permits = Permit.objects.filter(person_id__in=records).order_by("issued_on", "id")
    cases = Case.objects.filter(person_id__in=records).order_by("filed_on", "id")
    return {
        "made_at": moment_text(at),
        "person": records,
        "details": _details(records),
        "entries": _entries(records, language),
        "permits": _entries([row.id for row in permits], language),
        "cases": _cases(list(cases.values_list("id", flat=True)), language),
        "uploads": _uploads(records),
        "contacts": _contacts(records, today),
        "messages": _messages(whom),
        "looks": _looks(records, account_id, language),
    }


def _details(records: list[str]) -> list[Held]:
    """Every version of every detail; a photo by the name of its file."""
    keys = keys_of(records)
    rows = Detail.objects.filter(person_id__in=records).order_by("subject", "kind", "version")
    return [
        {"of": row.subject, "kind": row.kind, "version": row.version, **_content(row, keys)}
        for row in rows
        if row.person_id in keys
    ]


def _content(row: Detail, keys: Mapping[str, PersonKey]) -> Held:
    if row.kind == DetailKind.PHOTO:
        return {"file": photo_name(row)}
    content = opened(row, keys[row.person_id])
    if row.kind == DetailKind.PERSON:
        return {"content": asdict(details_of(content))}
    return {"content": content.decode()}


def _entries(subjects: list[str], language: str) -> list[Held]:
    chains = read_chains(subjects)
    return [_entry(entry, language) for chain in chains.values() for entry in chain]


def _entry(entry: Recorded, language: str) -> Held:
    sentence = entry_in_words(entry.kind, entry.told, entry.day, entry.reason, language)
    return {
        "of": entry.subject,
        "number": entry.number,
        "kind": entry.kind,
        "says": sentence,
        "effective_on": entry.effective_on,
        "recorded_at": entry.recorded_at,
        "told": entry.told,
        "hash": entry.hash.hex(),
    }


def _cases(cases: list[str], language: str) -> list[Held]:
    """The entries of cases, with the words that were said in them."""
    return [
        {**told, "said": read_said(told["of"], told["number"])}
        for told in _entries(cases, language)
    ]


def _uploads(records: Iterable[str]) -> list[Held]:
    rows = Upload.objects.filter(person_id__in=list(records)).order_by("kept_at", "id")
    return [
        {
            "id": row.id,
            "paper": row.material,
            "kept_at": row.kept_at,
            "bytes": row.size,
            "file": upload_name(row),
        }
        for row in rows
    ]


def _contacts(records: list[str], today: date) -> list[Held]:
    found = contacts_of(records, today)
    return [
        {
            "channel": each.channel.value,
            "address": each.address,
            "proved_on": each.proved_on.isoformat(),
        }
        for held in found.values()
        for each in held
    ]


def _messages(whom: Own) -> list[Held]:
    return [
        {
            "on": each.due_on.isoformat(),
            "subject": each.words.subject,
            "body": each.words.body,
            "opened_at": moment_text(each.opened_at) if each.opened_at else "",
        }
        for each in messages_of(whom.person_id, MOST_MESSAGES)
    ]


def _looks(records: list[str], account_id: str, language: str) -> list[Held]:
    """Every look, page by page of the list."""
    found: list[Held] = []
    before: int | None = None
    while True:
        page = looks_at_person(records, first_day=None, last_day=None, before=before)
        found += [
            {
                "at": moment_text(each.at),
                "who": each.who,
                "why": each.why,
                "is_own": each.is_own,
            }
            for each in looks_told(page.looks, account_id, language)
        ]
        before = page.before
        if before is None:
            return found
