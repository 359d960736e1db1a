"""SM2 signatures: the example of the standard, and everything that is no signature."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.office.common.software_sm2 import SoftwareSm2

from anju.office.common.sm2 import ORDER, P, digest_number, is_public_key, signature_holds

# GB/T 32918.5-2017, annex A.2.
KEY = bytes.fromhex(
    "09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020"
    "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13"
)
SECRET = 0x3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8
ONCE = 0x59276E27D506861A16680F3AD9C02DCCEF3CC1FA3CDBE4CE6D54B80DEAC1BC21
MESSAGE = b"message digest"
SIGNATURE = bytes.fromhex(
    "F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3"
    "B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA"
)
DIGEST = 0xF0B43E94BA45ACCAACE692ED534382EB17E6AB5A19CE7B31F4486FDFC0D28640


def test_the_example_of_the_standard() -> None:
    assert digest_number(KEY, MESSAGE) == DIGEST
    assert signature_holds(KEY, SIGNATURE, MESSAGE)


def test_the_signer_of_the_tests_signs_the_example() -> None:
    signer = SoftwareSm2(SECRET, once=lambda: ONCE)
    assert signer.public_key == KEY
    assert signer.sign(MESSAGE) == SIGNATURE


@pytest.mark.parametrize("place", [0, 31, 32, 63])
def test_another_bit_is_another_signature(place: int) -> None:
    altered = bytearray(SIGNATURE)
    altered[place] ^= 1
    assert not signature_holds(KEY, bytes(altered), MESSAGE)
    key = bytearray(KEY)
    key[place] ^= 1
    assert not signature_holds(bytes(key), SIGNATURE, MESSAGE)
    assert not signature_holds(KEY, SIGNATURE, MESSAGE + b"\0")


@pytest.mark.parametrize(
    "signature",
    [
        b"",
        SIGNATURE[:-1],
        SIGNATURE + b"\0",
        bytes(32) + SIGNATURE[32:],
        SIGNATURE[:32] + bytes(32),
        ORDER.to_bytes(32) + SIGNATURE[32:],
        SIGNATURE[:32] + (ORDER - int.from_bytes(SIGNATURE[:32])).to_bytes(32),
    ],
)
def test_what_is_out_of_bounds_is_no_signature(signature: bytes) -> None:
    assert not signature_holds(KEY, signature, MESSAGE)


@pytest.mark.parametrize(
    "key", [b"", bytes(64), KEY[:-1], b"\x04" + KEY, P.to_bytes(32) + KEY[32:], KEY[32:] + KEY[:32]]
)
def test_what_is_no_point_of_the_curve_is_no_key(key: bytes) -> None:
    assert not is_public_key(key)
    assert not signature_holds(key, SIGNATURE, MESSAGE)


@settings(deadline=None, max_examples=15)
@given(st.integers(1, ORDER - 2), st.binary(max_size=80))
def test_what_a_key_signs_holds_for_this_key_alone(secret: int, content: bytes) -> None:
    signer = SoftwareSm2(secret)
    signature = signer.sign(content)
    assert signature_holds(signer.public_key, signature, content)
    assert not signature_holds(KEY, signature, content)
