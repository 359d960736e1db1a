"""The trees as the last checkpoint has them, kept so that the next costs only what is new.

They are of the hash of that checkpoint: where the next one is of another, everything is made anew.

What is kept is no proof of anything.  Before a bucket of heads is changed, its kept heads must
have its kept root, and all kept roots the root that the last checkpoint signed; otherwise
everything is made anew from the ledger.  So nobody has a checkpoint sign what they wrote into
these tables.
"""

from collections.abc import Sequence
from typing import Final

from django.db import connection

from anju.office.registry.ledger.hashing import SHA_256
from anju.office.registry.ledger.heads import (
    BUCKETS,
    Head,
    bucket_of,
    bucket_root,
    nothing,
    root_of_buckets,
)
from anju.office.registry.ledger.leaves import heads_in_runs, leaves_in_runs
from anju.office.registry.ledger.merkle_nodes import TILE_SIZE, tile_roots
from anju.office.registry.ledger.models import ChainHead, EntryTile, HeadBucket

_PUT_HEAD = (
    "INSERT INTO registry_chainhead (subject, bucket, number, hash) VALUES (%s, %s, %s, %s)"
    " ON CONFLICT (subject) DO UPDATE SET number = excluded.number, hash = excluded.hash"
)
_PUT_ROOT = (
    "INSERT INTO registry_headbucket (bucket, root) VALUES (%s, %s)"
    " ON CONFLICT (bucket) DO UPDATE SET root = excluded.root"
)


AT_ONCE: Final = 50_000
"""So many new entries change nearly every bucket: then all of it is made anew, once."""


class KeptDiffers(ValueError):
    """What is kept is not what the last checkpoint signed, or too much is new to go on from it."""


def kept_roots(algorithm: int = SHA_256) -> list[bytes]:
    """The roots of all buckets, in order; an empty bucket has the root of nothing."""
    roots = [nothing(algorithm)] * BUCKETS
    for row in HeadBucket.objects.all():
        roots[row.bucket] = bytes(row.root)
    return roots


def heads_of_bucket(bucket: int) -> list[Head]:
    """The kept heads of one bucket."""
    return heads_of_buckets([bucket])[bucket]


def heads_of_buckets(buckets: Sequence[int]) -> dict[int, list[Head]]:
    """The kept heads of some buckets."""
    found: dict[int, list[Head]] = {bucket: [] for bucket in buckets}
    for start in range(0, len(buckets), 500):
        rows = ChainHead.objects.filter(bucket__in=buckets[start : start + 500])
        for row in rows.values_list("bucket", "subject", "number", "hash"):
            found[row[0]].append(Head(row[1], row[2], bytes(row[3])))
    return found


def move_heads(
    before: int, after: int, signed: bytes | None, algorithm: int = SHA_256
) -> tuple[bytes, int]:
    """Bring the kept heads from the size `before` up to `after`.

    The new root of heads, and how many subjects are new.

    `signed` is the root that the last checkpoint has, None before the first.  Raises KeptDiffers
    where what is kept has another one, and where more than `AT_ONCE` entries are new.
    """
    roots = kept_roots(algorithm)
    empty = root_of_buckets([nothing(algorithm)] * BUCKETS, algorithm)
    if after - before > AT_ONCE:
        raise KeptDiffers
    if root_of_buckets(roots, algorithm) != (signed or empty):
        raise KeptDiffers
    runs = heads_in_runs(before, after)
    fresh = sum(_move(list(heads.values()), roots, algorithm) for heads in runs)
    return root_of_buckets(roots, algorithm), fresh


def _move(heads: Sequence[Head], roots: list[bytes], algorithm: int) -> int:
    """Bring some heads in; how many of their subjects are new."""
    placed = [(bucket_of(head.subject), head) for head in heads]
    dirty = sorted({bucket for bucket, _ in placed})
    kept = heads_of_buckets(dirty)
    if any(bucket_root(kept[bucket], algorithm) != roots[bucket] for bucket in dirty):
        raise KeptDiffers
    now = {bucket: {head.subject: head for head in kept[bucket]} for bucket in dirty}
    fresh = sum(head.subject not in now[bucket] for bucket, head in placed)
    for bucket, head in placed:
        now[bucket][head.subject] = head
    for bucket in dirty:
        roots[bucket] = bucket_root(now[bucket].values(), algorithm)
    _put(_PUT_HEAD, [(head.subject, bucket, head.number, head.hash) for bucket, head in placed])
    _put(_PUT_ROOT, [(bucket, roots[bucket]) for bucket in dirty])
    return fresh


def make_heads_anew(size: int, algorithm: int = SHA_256) -> tuple[bytes, int]:
    """Make the kept heads anew from the first `size` entries: the root, and how many there are."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM registry_chainhead")
        cursor.execute("DELETE FROM registry_headbucket")
    roots = [nothing(algorithm)] * BUCKETS
    for heads in heads_in_runs(0, size):
        placed = [(bucket_of(head.subject), head) for head in heads.values()]
        _put(_PUT_HEAD, [(head.subject, at, head.number, head.hash) for at, head in placed])
    for start in range(0, BUCKETS, 128):
        some = heads_of_buckets(range(start, start + 128))
        for bucket, found in some.items():
            roots[bucket] = bucket_root(found, algorithm)
    _put(_PUT_ROOT, list(enumerate(roots)))
    return root_of_buckets(roots, algorithm), ChainHead.objects.count()


def add_tiles(size: int, *, anew: bool = False, algorithm: int = SHA_256) -> None:
    """Keep the roots of the full tiles among the first `size` entries that are not kept yet."""
    if anew:
        EntryTile.objects.all().delete()
    kept = EntryTile.objects.count()
    fresh = (leaf for run in leaves_in_runs(kept * TILE_SIZE, size) for leaf in run)
    roots = enumerate(tile_roots(fresh, algorithm), start=kept)
    EntryTile.objects.bulk_create([EntryTile(tile=number, root=root) for number, root in roots])


def kept_tiles(size: int) -> list[bytes]:
    """The roots of the full tiles among the first `size` entries, in order."""
    rows = EntryTile.objects.filter(tile__lt=size // TILE_SIZE).order_by("tile")
    return [bytes(root) for root in rows.values_list("root", flat=True)]


def _put(statement: str, rows: Sequence[tuple[str | int | bytes, ...]]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(statement, rows)
