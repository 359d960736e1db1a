"""Derives the rows of every projection from the ledger, for rebuilding and for comparing.

Chains are read one behind the other in the order of their subjects.  Permits are judged a
thousand at a time, in columns.  The memory stays the same for a city of any size, but for the
few persons that were merged.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, groupby
from operator import itemgetter
from typing import Final

from django.db import connection

from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import COLUMNS, Recorded, read_chains
from anju.office.registry.ledger.kinds import GRAMMAR, Kind, SubjectKind
from anju.office.registry.people.belonging import last_of
from anju.office.registry.people.fold import fold_person
from anju.office.registry.permits.columns import law_facts_in_columns
from anju.office.registry.permits.fold import PermitRecord, fold_permit
from anju.office.registry.permits.law_facts import LawFacts
from anju.office.registry.rebuilding.city_rows import put_account, put_office, put_place
from anju.office.registry.rebuilding.further import put_further
from anju.office.registry.rebuilding.rows import (
    AGENTS,
    CARDS,
    CONTACTS,
    GROUNDS,
    LOOKED_AT,
    PERMITS,
    PERSONS,
    PLACES,
    PROPOSALS,
    REGISTRATIONS,
    Put,
    Row,
    agent_rows,
    card_rows,
    contact_rows,
    ground_rows,
    permit_row,
    person_row,
    proposal_rows,
    registration_rows,
)

AT_A_TIME: Final = 4000
"""Rows that are read together."""

JUDGED_TOGETHER: Final = 1000
"""Permits: enough to be judged in columns, few enough that writing begins early."""

_LEFT_OUT: Final = frozenset({"recorded_at", "request", "previous_hash", "hash"})
_READ: Final = ", ".join("''" if name in _LEFT_OUT else name for name in COLUMNS.split(", "))

_AS_RECORDED: Final = partial(tuple.__new__, Recorded)
"""A row as an entry, as `Recorded._make` does it, without looking at its length."""

_SUBJECTS: Final = {kind.value: grammar.subject for kind, grammar in GRAMMAR.items()}

Unreadable = Callable[[str, Exception], None]
"""Takes the subject of a chain that nothing can be made of."""


def chains() -> Iterator[list[Recorded]]:
    """Every chain of the ledger, in the order of subjects; inside a transaction.

    What no projection is made of, the request and the hashes, is left empty.
    """
    with connection.chunked_cursor() as cursor:
        cursor.execute(
            f"SELECT {_READ} FROM registry_entry ORDER BY subject, number"  # noqa: S608 - our own names
        )
        rows = chain.from_iterable(iter(lambda: cursor.fetchmany(AT_A_TIME), []))
        for _, entries in groupby(rows, itemgetter(1)):
            yield list(map(_AS_RECORDED, entries))


def owners() -> dict[str, str]:
    """For each person that is merged into another, the one that stands for them now."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT subject FROM registry_entry WHERE kind = %s",
            [Kind.PERSONS_MERGE_DECIDED.value],
        )
        subjects = [row[0] for row in cursor.fetchall()]
    into: dict[str, str] = {}
    for start in range(0, len(subjects), 500):
        for subject, entries in read_chains(subjects[start : start + 500]).items():
            if merged_into := fold_person(entries).merged_into:
                into[subject] = merged_into
    return {person: last_of(person, into) for person in into}


def derive(in_force: MeasuresInForce, put: Put, unreadable: Unreadable) -> None:
    """Put the rows of every projection, each where `put` takes them.

    Measures are given: they are a projection themselves.  A chain that nothing can be made of is
    told to `unreadable`, which may raise.
    """
    deriving = _Deriving(in_force, put, unreadable, owners())
    for entries in chains():
        try:
            deriving.take(entries)
        except (LookupError, TypeError, ValueError) as wrong:
            unreadable(entries[0].subject, wrong)
    deriving.judge()
    _derive_looked_at(put)


@dataclass(slots=True)
class _Deriving:
    """What is under way: permits wait until there are enough of them to be judged together."""

    in_force: MeasuresInForce
    put: Put
    unreadable: Unreadable
    owners: dict[str, str]
    waiting: list[PermitRecord] = field(default_factory=list)
    codes: dict[str, str] = field(default_factory=dict)

    def take(self, entries: Sequence[Recorded]) -> None:
        """Take one chain."""
        kind = _SUBJECTS[entries[0].kind]
        if kind is SubjectKind.PERMIT:
            self.waiting.append(fold_permit(entries))
            if len(self.waiting) >= JUDGED_TOGETHER:
                self.judge()
        elif kind is SubjectKind.PERSON:
            self._take_person(entries)
        elif kind is SubjectKind.OFFICE:
            put_office(entries, self.put)
        elif kind is SubjectKind.PLACE:
            put_place(entries, self.put)
        elif kind is SubjectKind.ACCOUNT:
            put_account(entries, self.put)
        else:
            put_further(kind, entries, self.put)

    def _take_person(self, entries: Sequence[Recorded]) -> None:
        record = fold_person(entries)
        self.put(PERSONS, [person_row(record)])
        codes = {record.registered_in}
        codes.update(each.division_code for each in record.registrations.values())
        self.put(PLACES, [(record.id, code) for code in codes])
        self.put(REGISTRATIONS, registration_rows(record))
        self.put(GROUNDS, ground_rows(record))
        if record.agents:
            self.put(AGENTS, agent_rows(record))
        if record.contacts:
            self.put(CONTACTS, contact_rows(record))
        if record.proposals:
            self.put(PROPOSALS, proposal_rows(record.id, record.proposals.values()))
        put_further(SubjectKind.PERSON, entries, self.put)

    def judge(self) -> None:
        """Judge the permits that wait, and put them."""
        records, self.waiting = self.waiting, []
        try:
            told = law_facts_in_columns(records, self.in_force.measures)
        except (LookupError, ValueError):
            self._judge_one_by_one(records)
            return
        self.put(PERMITS, map(self._permit_row, records, told))
        self.put(PLACES, [(record.person_id, record.division_code) for record in records])
        for record in records:
            self.put(CARDS, card_rows(record))
            if record.proposals:
                self.put(PROPOSALS, proposal_rows(record.id, record.proposals.values()))

    def _permit_row(self, record: PermitRecord, facts: LawFacts) -> Row:
        owner = self.owners.get(record.person_id, record.person_id)
        return permit_row(record, facts, self._code(record.division_code), owner)

    def _judge_one_by_one(self, records: Sequence[PermitRecord]) -> None:
        """Find the permit that cannot be judged: its recorded facts cannot all be true."""
        if len(records) == 1:
            try:
                law_facts_in_columns(records, self.in_force.measures)
            except (LookupError, ValueError) as wrong:
                self.unreadable(records[0].id, wrong)
            return
        for record in records:
            self.waiting = [record]
            self.judge()

    def _code(self, division_code: str) -> str:
        code = self.codes.get(division_code)
        if code is None:
            code = self.in_force.measures.for_place(division_code).code
            self.codes[division_code] = code
        return code


def _derive_looked_at(put: Put) -> None:
    with connection.chunked_cursor() as cursor:
        cursor.execute("SELECT id, persons FROM registry_look ORDER BY id")
        while rows := cursor.fetchmany(AT_A_TIME):
            put(
                LOOKED_AT,
                [(person, look) for look, told in rows for person in told.strip(",").split(",")],
            )
