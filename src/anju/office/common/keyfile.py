"""The key ring as a file: JSON that only its owner may read, beside the database or elsewhere.

The file is never overwritten by anything but a rotation, and a rotation never loses a key: with
a key, everything sealed under it would be lost.  `ANJU_KEYS_JSON` may hold the content instead,
for installations that keep secrets in the environment.

>>> ring = KeyRing.create()
>>> ring_of_text(text_of_ring(ring)) == ring
True
"""

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from anju.office.common.ciphers import SECRET_LENGTHS
from anju.office.common.keys import KEY_ID_LENGTH, Key, KeyRing, Purpose
from anju.office.common.suites import SUITES, Algorithm
from anju.words import N_, say

MODE: Final = 0o600
"""The mode of a key file: its owner reads and writes, nobody else."""

VARIABLE: Final = "ANJU_KEYS_JSON"
"""The environment variable that may hold the content of a key file."""

_OTHERS: Final = 0o077
_FORMAT: Final = 1


class KeysUnusable(Exception):
    """The keys cannot be read or written; `sentence` is a key of the catalogue."""

    def __init__(self, sentence: str, **values: object) -> None:
        """`values` fill the slots of the sentence; none of them is ever a secret."""
        super().__init__(sentence, values)
        self.sentence = sentence
        self.values = values

    def in_words(self, language: str) -> str:
        """The sentence in "zh" or "en"."""
        return say(self.sentence, language).format(**self.values)

    def __str__(self) -> str:
        return self.in_words("en")


def read_keys(path: Path, environment: Mapping[str, str]) -> KeyRing:
    """The ring that the environment holds, or else the file.

    Raises KeysUnusable where neither can be used.
    """
    text = environment.get(VARIABLE, "")
    return ring_of_text(text, VARIABLE) if text else read_key_file(path)


def read_key_file(path: Path) -> KeyRing:
    """The ring of a file; raises KeysUnusable where it is missing, open to others or broken."""
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            text = file.read().decode("utf-8", "replace")
    except FileNotFoundError:
        raise KeysUnusable(N_("there is no key file {file}"), file=path) from None
    except OSError as error:
        raise KeysUnusable(
            N_("the key file {file} cannot be read: {reason}"), file=path, reason=error.strerror
        ) from None
    if mode & _OTHERS:
        raise KeysUnusable(
            N_("others may read the key file {file}: close it with chmod 600 {file}"), file=path
        )
    return ring_of_text(text, str(path))


def write_new(ring: KeyRing, path: Path) -> None:
    """Write a ring to a file that does not exist yet, with mode 0600.

    Raises KeysUnusable where the file exists or cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(ring, path)
        _settle(path.parent)
    except FileExistsError:
        raise KeysUnusable(
            N_("the key file {file} exists already; it is never overwritten"), file=path
        ) from None
    except OSError as error:
        raise _unwritable(path, error) from None


def write_rotated(ring: KeyRing, path: Path) -> None:
    """Put a rotated ring in the place of the file, at once and whole.

    The new text stands in `<path>.new` until then, which also keeps a second rotation out.
    Raises KeysUnusable where the file has a key that the ring lacks, another rotation is under
    way, or nothing can be written.
    """
    fresh = path.with_name(f"{path.name}.new")
    try:
        _write(ring, fresh)
    except FileExistsError:
        raise KeysUnusable(
            N_("another rotation is under way, or one broke off: if none is, delete {file}"),
            file=fresh,
        ) from None
    except OSError as error:
        raise _unwritable(fresh, error) from None
    try:
        if not set(read_key_file(path).keys) <= set(ring.keys):
            raise KeysUnusable(
                N_("the key file {file} was changed meanwhile; nothing was written"), file=path
            )
        fresh.replace(path)
    except (KeysUnusable, OSError) as error:
        fresh.unlink(missing_ok=True)
        raise (_unwritable(path, error) if isinstance(error, OSError) else error) from None
    _settle(path.parent)


def text_of_ring(ring: KeyRing) -> str:
    """The content of a key file; secret."""
    keys = [
        {
            "id": key.key_id.hex(),
            "purpose": key.purpose.value,
            "algorithm": key.algorithm.title,
            "secret": b64encode(key.secret).decode("ascii"),
        }
        for key in ring.keys
    ]
    return json.dumps({"anju_keys": _FORMAT, "suite": ring.suite_name, "keys": keys}, indent=1)


def ring_of_text(text: str, source: str = VARIABLE) -> KeyRing:
    """The ring that `text_of_ring` wrote.

    Raises KeysUnusable, which names the source and never repeats the content.
    """
    try:
        told = json.loads(text)
        if told["anju_keys"] != _FORMAT:
            raise ValueError(told["anju_keys"])
        ring = KeyRing(SUITES[told["suite"]].name, tuple(map(_key, told["keys"])))
        if len({key.key_id for key in ring.keys}) < len(ring.keys):
            raise ValueError(ring)
        for purpose in (Purpose.MASTER, Purpose.INDEX):
            ring.newest(purpose)
    except (ValueError, LookupError, TypeError, AttributeError):
        raise KeysUnusable(N_("{source} does not hold the keys of anju"), source=source) from None
    return ring


def _key(told: Mapping[str, Any]) -> Key:
    """One key of a file; raises what its reader turns into KeysUnusable."""
    algorithm = next(known for known in SECRET_LENGTHS if known.title == told["algorithm"])
    key_id, secret = bytes.fromhex(told["id"]), b64decode(told["secret"], validate=True)
    if len(key_id) != KEY_ID_LENGTH or len(secret) != SECRET_LENGTHS[algorithm]:
        raise ValueError(algorithm)
    return Key(key_id, Purpose(told["purpose"]), Algorithm(algorithm), secret)


def _write(ring: KeyRing, path: Path) -> None:
    """Write a new file with mode 0600 and wait for the disk; raises FileExistsError."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, MODE)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text_of_ring(ring) + "\n")
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """Wait until the disk knows the names of a folder."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _unwritable(path: Path, error: OSError) -> KeysUnusable:
    """The sentence for a file that cannot be written."""
    return KeysUnusable(
        N_("the key file {file} cannot be written: {reason}"), file=path, reason=error.strerror
    )
