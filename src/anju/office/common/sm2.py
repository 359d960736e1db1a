"""SM2 signatures (GB/T 32918.2-2016) on the curve of GB/T 32918.5, checked.

Only what is public is computed with, so that no care for the time it takes is needed; signing
is a device's (`suites.Signer`).  The signer's distinguishing identifier is the one that GM/T 0009
gives where none is agreed on, 1234567812345678.

>>> signature_holds(bytes(64), bytes(64), b"message digest")
False
"""

from typing import Final

from anju.office.common.suites import sm3

P: Final = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF
A: Final = P - 3
B: Final = 0x28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93
ORDER: Final = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
"""The order of the base point."""
BASE: Final = (
    0x32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7,
    0xBC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0,
)

PUBLIC_KEY_LENGTH: Final = 64
"""Bytes of a public key: the two coordinates of its point, without a byte before them."""

_ID: Final = b"1234567812345678"
_HALF: Final = 32

Point = tuple[int, int]
"""A point of the curve by its coordinates."""

_Jacobian = tuple[int, int, int]
_FAR: Final[_Jacobian] = (1, 1, 0)
"""The point at infinity."""


def is_public_key(public_key: bytes) -> bool:
    """Whether some bytes are a point of the curve, which has no point of a smaller order."""
    if len(public_key) != PUBLIC_KEY_LENGTH:
        return False
    x, y = _numbers(public_key)
    return x < P and y < P and (y * y - (x * x * x + A * x + B)) % P == 0


def signature_holds(public_key: bytes, signature: bytes, content: bytes) -> bool:
    """Whether a signature, 32 bytes of r and 32 of s, is that of some content by a key."""
    if len(signature) != 2 * _HALF or not is_public_key(public_key):
        return False
    r, s = _numbers(signature)
    t = (r + s) % ORDER
    if not (0 < r < ORDER and 0 < s < ORDER and t):
        return False
    reached = sum_of_products(s, BASE, t, _numbers(public_key))
    if reached is None:
        return False
    return (digest_number(public_key, content) + reached[0]) % ORDER == r


def digest_number(public_key: bytes, content: bytes) -> int:
    """The number that is signed: SM3 over what the key is (Z) and the content."""
    curve = b"".join(_bytes(number) for number in (A, B, *BASE))
    z = sm3((8 * len(_ID)).to_bytes(2) + _ID + curve + public_key)
    return int.from_bytes(sm3(z + content))


def sum_of_products(one: int, point: Point, other: int, further: Point) -> Point | None:
    """One number times a point and another times a further one, added; None for infinity."""
    first, second = (*point, 1), (*further, 1)
    both = _added(first, second)
    steps = (_FAR, first, second, both)
    reached = _FAR
    for bit in range(max(one.bit_length(), other.bit_length()) - 1, -1, -1):
        reached = _doubled(reached)
        step = (one >> bit & 1) | (other >> bit & 1) << 1
        if step:
            reached = _added(reached, steps[step])
    x, y, z = reached
    if z == 0:
        return None
    inverse = pow(z, -1, P)
    square = inverse * inverse % P
    return x * square % P, y * square * inverse % P


def _doubled(point: _Jacobian) -> _Jacobian:
    x, y, z = point
    if y == 0 or z == 0:
        return _FAR
    square = z * z % P
    slope = 3 * (x - square) * (x + square) % P  # because the curve's a is -3
    along = 4 * x * y * y % P
    new_x = (slope * slope - 2 * along) % P
    new_y = (slope * (along - new_x) - 8 * pow(y, 4, P)) % P
    return new_x, new_y, 2 * y * z % P


def _added(one: _Jacobian, other: _Jacobian) -> _Jacobian:
    if one[2] == 0:
        return other
    if other[2] == 0:
        return one
    square_1, square_2 = one[2] * one[2] % P, other[2] * other[2] % P
    x1, x2 = one[0] * square_2 % P, other[0] * square_1 % P
    y1, y2 = one[1] * square_2 * other[2] % P, other[1] * square_1 * one[2] % P
    if x1 == x2:
        return _doubled(one) if y1 == y2 else _FAR
    run, rise = (x2 - x1) % P, (y2 - y1) % P
    run_2 = run * run % P
    run_3, along = run_2 * run % P, x1 * run_2 % P
    new_x = (rise * rise - run_3 - 2 * along) % P
    new_y = (rise * (along - new_x) - y1 * run_3) % P
    return new_x, new_y, run * one[2] * other[2] % P


def _numbers(told: bytes) -> Point:
    return int.from_bytes(told[:_HALF]), int.from_bytes(told[_HALF:])


def _bytes(number: int) -> bytes:
    return number.to_bytes(_HALF)
