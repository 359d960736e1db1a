"""Who signs checkpoints: a key of the ring, or the signer that the settings name."""

from collections.abc import Mapping

import pytest
from django.conf import settings
from tests.office.common.software_sm2 import KEY_ID, SoftwareSm2
from tests.office.databases import Database

from anju.office.common.keyring import current_ring
from anju.office.common.signers import (
    SignerUnusable,
    city_signer,
    signer_in_use,
    verifiers_known,
)
from anju.office.common.signing import Sm2Verifier, sign, signature_holds, verifier_of
from anju.office.common.suites import Algorithm

NAMED = "tests.office.common.software_sm2:SoftwareSm2"


class WithoutItsKey(SoftwareSm2):
    """One that forgets the key in use."""

    def public_keys(self) -> Mapping[bytes, bytes]:
        """Only an earlier one."""
        return {b"\0\0\0\1": self.public_key}


class WithNoKey(SoftwareSm2):
    """One whose public key is no point of the curve."""

    def public_keys(self) -> Mapping[bytes, bytes]:
        """No point."""
        return {self.key_id: bytes(64)}


@pytest.fixture(autouse=True)
def _ring(sqlite_database: Database) -> None:
    """The keys of a prepared office."""


@pytest.fixture
def named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings.ANJU, "SIGNER", NAMED)


def test_without_one_a_key_of_the_ring_signs() -> None:
    assert city_signer() is None
    signer = signer_in_use()
    assert signer.algorithm is Algorithm.ED25519
    assert signature_holds(verifiers_known(current_ring()), sign(signer, b"root"), b"root")


@pytest.mark.usefixtures("named")
def test_the_signer_that_is_named_signs_and_is_made_once() -> None:
    signer = signer_in_use()
    assert signer is city_signer()
    assert (signer.algorithm, signer.key_id) == (Algorithm.SM2, KEY_ID)
    known = verifiers_known(current_ring())
    assert [type(each) for each in known[-1:]] == [Sm2Verifier]
    signature = sign(signer, b"root")
    assert signature[:5] == b"\x22" + KEY_ID
    assert signature_holds(known, signature, b"root")
    assert not signature_holds(known, signature, b"other")
    assert not signature_holds(known[:-1], signature, b"root")


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("nowhere:Signer", "No module named 'nowhere'"),
        ("tests.office.common.software_sm2:Nothing", "has no attribute 'Nothing'"),
        ("tests.office.common.software_sm2", "has no attribute ''"),
        (f"{__name__}:WithoutItsKey", "lack the one in use"),
        (f"{__name__}:WithNoKey", "no public key of SM2"),
    ],
)
def test_a_signer_that_cannot_be_used_is_said(
    monkeypatch: pytest.MonkeyPatch, name: str, reason: str
) -> None:
    monkeypatch.setitem(settings.ANJU, "SIGNER", name)
    with pytest.raises(SignerUnusable) as caught:
        signer_in_use()
    assert f"the signer {name} of ANJU_SIGNER cannot be used" in caught.value.in_words("en")
    assert reason in caught.value.in_words("en")
    assert name in caught.value.in_words("zh")


@pytest.mark.parametrize(
    ("algorithm", "key"),
    [(0x21, bytes(31)), (0x21, bytes(33)), (0x22, bytes(32)), (0x22, bytes(64)), (0x77, bytes(32))],
)
def test_what_is_no_public_key_is_refused(algorithm: int, key: bytes) -> None:
    with pytest.raises(ValueError, match="no public key of"):
        verifier_of(algorithm, KEY_ID, key)
