"""A plain look at every chain: each entry has the hash of its columns and names the one before.

It needs no key and no checkpoint; what is wrong is named, nothing is put right.
"""

from contextlib import closing
from itertools import groupby
from operator import attrgetter

from anju.office.registry.ledger.entries import Recorded, recorded
from anju.office.registry.ledger.entry_bytes import FIRST, entry_hash
from anju.office.registry.ledger.models import Entry
from anju.office.registry.upkeep.backup_tables import streamed
from anju.words import N_, say


class ChainBroken(Exception):
    """An entry is not as it was written, or one before it is gone."""

    sentence = N_("the history of {subject} does not hold at entry {number}: it was altered")

    def __init__(self, subject: str, number: int) -> None:
        """`number` is that of the first entry of the subject that does not hold."""
        super().__init__(subject, number)
        self.subject, self.number = subject, number

    def in_words(self, language: str) -> str:
        """The sentence in "zh" or "en"."""
        return say(self.sentence, language).format(subject=self.subject, number=self.number)


def check_chains() -> int:
    """How many entries there are, all of them as they were written; raises ChainBroken."""
    found = Entry.objects.order_by("subject", "number").values_list(*Recorded._fields)
    # What is broken ends the reading in the middle: the cursor is to end with it.
    with closing(streamed(found)) as rows:
        return sum(_checked(list(chain)) for _, chain in groupby(map(recorded, rows), _subject))


_subject = attrgetter("subject")


def _checked(chain: list[Recorded]) -> int:
    before = FIRST
    for number, entry in enumerate(chain, start=1):
        written = entry_hash(*entry[1:-1], algorithm=entry.hash[0])
        if (entry.number, entry.previous_hash, entry.hash) != (number, before, written):
            raise ChainBroken(entry.subject, number)
        before = entry.hash
    return len(chain)
