"""Who signs checkpoints, and the public keys that their signatures are checked by.

A city may bring a signer of its own, a device that signs with SM2: `ANJU_SIGNER` names what
makes it, as `module:name`.  Without one the newest Ed25519 key of the ring signs, under the suite
`sm` as well; whoever shows a checkpoint says so.
"""

from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from typing import Protocol

from django.conf import settings

from anju.office.common.keyring import current_ring
from anju.office.common.keys import KeyRing
from anju.office.common.signing import PublicVerifier, ring_signer, ring_verifiers, verifier_of
from anju.office.common.suites import Signer
from anju.words import N_, say


class CitySigner(Signer, Protocol):
    """A signer that a city brings; its secret never comes here."""

    def public_keys(self) -> Mapping[bytes, bytes]:
        """The public keys by their ids, of four bytes each: the one in use and earlier ones.

        A key of SM2 is the 64 bytes of its point's coordinates, one of Ed25519 32 bytes.
        """


class SignerUnusable(Exception):
    """The signer that the settings name cannot be used."""

    def __init__(self, named: str, reason: object) -> None:
        """`named` is what the settings say, `reason` what went wrong with it."""
        super().__init__(named, str(reason))
        self.named, self.reason = named, reason

    def in_words(self, language: str) -> str:
        """The sentence in "zh" or "en"."""
        sentence = N_("the signer {named} of ANJU_SIGNER cannot be used: {reason}")
        return say(sentence, language).format(named=self.named, reason=self.reason)

    def __str__(self) -> str:
        return self.in_words("en")


def city_signer() -> CitySigner | None:
    """The signer that the settings name, made once; None where they name none.

    Raises SignerUnusable.
    """
    named = settings.ANJU["SIGNER"]
    return _made(named) if named else None


@lru_cache(maxsize=4)
def _made(named: str) -> CitySigner:
    module, _, name = named.partition(":")
    try:
        signer: CitySigner = getattr(import_module(module), name)()
        known = _verifiers(signer)
    except Exception as error:
        raise SignerUnusable(named, error) from error
    if signer.key_id not in {each.key_id for each in known}:
        raise SignerUnusable(named, "its public keys lack the one in use")
    return signer


def _verifiers(signer: CitySigner) -> tuple[PublicVerifier, ...]:
    return tuple(
        verifier_of(signer.algorithm, key_id, public_key)
        for key_id, public_key in signer.public_keys().items()
    )


def signer_in_use() -> Signer:
    """What signs checkpoints now; raises SignerUnusable, NoSuchKey, KeysUnusable."""
    return city_signer() or ring_signer(current_ring())


def verifiers_known(ring: KeyRing) -> tuple[PublicVerifier, ...]:
    """The public halves of every key that signs or signed here; raises SignerUnusable."""
    own = city_signer()
    return (*ring_verifiers(ring), *(_verifiers(own) if own else ()))
