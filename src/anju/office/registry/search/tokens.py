"""Names as tokens: 64-bit numbers that a name is found by and that do not give it away.

A token is a hash under the index key of one of these:

- one, two or three characters that stand side by side in the name;
- the first character of the name, and of each part between dots, marked as first;
- the whole name;
- two to eight first letters of its pinyin initials, or one to eight of a Latin word in it.

So a query of up to three characters, or of letters, is one range of the index; a longer one
is the intersection of a few.  Tokens are made by the newest index key; after its rotation the
table is made anew, and until then the index key it was made with is asked for by its id.

>>> ring = KeyRing.create()
>>> query = query_tokens(ring, "建国")
>>> query.exact, set(query.tokens) <= name_tokens(ring, "张建国")
(True, True)
>>> set(query_tokens(ring, "zjg").tokens) <= name_tokens(ring, "张建国")
True
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import add
from typing import Final, TypeVar

from anju.office.common.keys import Key, KeyRing, Purpose
from anju.office.common.lookups import keyed_hash
from anju.office.registry.search.name_forms import NameForm
from anju.office.registry.search.pinyin import initials, part_initials

LONGEST_GRAM: Final = 3
"""Characters of the longest gram."""

LONGEST_LETTERS: Final = 8
"""Letters of the longest beginning of initials or of a word."""

TOKENS_OF_A_QUERY: Final = 6
"""How many tokens a query is intersected of at most."""

Made = TypeVar("Made")

_KEPT_GRAMS: Final = 400_000
_KEPT_WORDS: Final = 50_000


@dataclass(frozen=True, slots=True)
class QueryTokens:
    """What to look for in the table of tokens.

    A name that was asked for has all of `tokens`.  Where `exact`, every name that has them was
    asked for; otherwise ask `name_answers` when the name is open.  `tokens` is empty where there
    is nothing to search by.  `whole` is the token of the names that are just this, `first` that
    of the names that begin with the one character asked for, to be shown before the others.
    """

    tokens: tuple[int, ...]
    exact: bool
    whole: int | None = None
    first: int | None = None


class _Kept(dict[str, Made]):
    """What was made of short texts, for the next name; emptied when it is full."""

    def __init__(self, most: int, make: Callable[[str], Made]) -> None:
        super().__init__()
        self._most = most
        self._make = make

    def __missing__(self, text: str) -> Made:
        if len(self) >= self._most:
            self.clear()
        made = self[text] = self._make(text)
        return made


class NameIndex:
    """Makes tokens with one index key; what is kept of names are pairs and initials only."""

    def __init__(self, key: Key) -> None:
        self._hash = keyed_hash(key, "name token", 8)
        self._short = _Kept(_KEPT_GRAMS, self._token)
        self._words = _Kept(_KEPT_WORDS, self._beginnings)

    def name_tokens(self, name: str) -> frozenset[int]:
        """Every token that a name is found by; empty where it has no letter or character."""
        form = NameForm.of(name)
        if not (form.runs or form.words):
            return frozenset()
        tokens = [self._token(f"={form.whole}")]
        grams = [f"^{part[0]}" for part in form.parts]
        for run in form.runs:
            grams += run
            grams += map(add, run, run[1:])
            tokens += map(self._token, map(_joined, run, run[1:], run[2:]))
        tokens += map(self._short.__getitem__, grams)
        for letters in _initials(form):
            tokens += self._words[letters][1:]
        for word in form.words:
            tokens += self._words[word]
        return frozenset(tokens)

    def query_tokens(self, text: str) -> QueryTokens:
        """What finds the names that somebody types a piece of."""
        form = NameForm.of(text)
        grams = list(dict.fromkeys(_grams_of_query(form)))
        if not grams:
            return QueryTokens((), exact=True)
        one = len(grams) == 1 and all(len(word) <= LONGEST_LETTERS for word in form.words)
        first = f"^{form.characters}" if one and len(form.characters) == 1 else ""
        return QueryTokens(
            tuple(self._token(gram) for gram in grams[:TOKENS_OF_A_QUERY]),
            exact=one,
            whole=self._token(f"={form.whole}"),
            first=self._token(first) if first else None,
        )

    def _beginnings(self, word: str) -> tuple[int, ...]:
        """The tokens of the first letter, the first two, and so on, of initials or of a word."""
        ends = range(1, min(len(word), LONGEST_LETTERS) + 1)
        return tuple([self._token(f"a{word[:end]}") for end in ends])

    def _token(self, gram: str) -> int:
        """The token of one gram, a signed number of 64 bits."""
        return int.from_bytes(self._hash(gram.encode("utf-8", "surrogatepass")), "big", signed=True)


def name_tokens(ring: KeyRing, name: str) -> frozenset[int]:
    """Every token that a name is found by, under the newest index key."""
    return name_index(ring.newest(Purpose.INDEX)).name_tokens(name)


def query_tokens(ring: KeyRing, text: str, key_id: bytes = b"") -> QueryTokens:
    """What finds the names that somebody types a piece of.

    `key_id` names the index key that the table was made with, empty for the newest.  Raises
    NoSuchKey where the ring has it no more.
    """
    key = ring.key(Purpose.INDEX, key_id) if key_id else ring.newest(Purpose.INDEX)
    return name_index(key).query_tokens(text)


@lru_cache(maxsize=8)
def name_index(key: Key) -> NameIndex:
    """The maker of tokens of an index key, for a loop over many names."""
    return NameIndex(key)


def name_answers(name: str, text: str) -> bool:
    """Whether a name is one that somebody asks for with a text: what `query_tokens` looks for."""
    form, asked = NameForm.of(name), NameForm.of(text)
    if not (asked.runs or asked.words):
        return False
    shown = _initials(form)
    return all(any(run in own for own in form.runs) for run in asked.runs) and all(
        # One letter is too little for initials: a fifth of a city would be found.
        any(own.startswith(word) for own in (form.words if len(word) == 1 else shown + form.words))
        for word in asked.words
    )


def _joined(one: str, two: str, three: str) -> str:
    """Three characters side by side."""
    return one + two + three


def _initials(form: NameForm) -> tuple[str, ...]:
    """The pinyin initials of the whole name and of each part after the first dot."""
    if len(form.parts) == 1:
        return initials(form.characters)
    later = [word for part in form.parts[1:] for word in part_initials(part)]
    return (*part_initials(form.characters), *later)


def _grams_of_query(form: NameForm) -> Iterator[str]:
    """The fewest grams that hold all that was typed."""
    for run in form.runs:
        last = max(len(run) - LONGEST_GRAM, 0)
        for at in range(0, last, LONGEST_GRAM):
            yield run[at : at + LONGEST_GRAM]
        yield run[last:]
    for word in form.words:
        yield f"a{word[:LONGEST_LETTERS]}"
