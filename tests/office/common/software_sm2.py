"""An SM2 key in software, in the place of a city's device: it signs, and has the shape of one."""

import secrets
from collections.abc import Callable, Mapping

from anju.office.common.sm2 import BASE, ORDER, digest_number, sum_of_products
from anju.office.common.suites import Algorithm

KEY_ID = b"\x5a\x11\x22\x33"
SECRET = 0x1D0C_55E7_2026_1123_5A5A_0F0F_1234_5678_9ABC_DEF0_3141_5926_5358_9793


class SoftwareSm2:
    """Signs as GB/T 32918.2, 6.1 says; `once` gives the number that is used once."""

    algorithm = Algorithm.SM2

    def __init__(
        self, secret: int = SECRET, key_id: bytes = KEY_ID, once: Callable[[], int] | None = None
    ) -> None:
        self._secret, self.key_id = secret, key_id
        self._once = once or (lambda: 1 + secrets.randbelow(ORDER - 1))
        self.public_key = b"".join(part.to_bytes(32) for part in _times(secret))

    def sign(self, content: bytes) -> bytes:
        """The bare signature, 64 bytes."""
        number = digest_number(self.public_key, content)
        while True:
            once = self._once()
            r = (number + _times(once)[0]) % ORDER
            s = pow(1 + self._secret, -1, ORDER) * (once - r * self._secret) % ORDER
            if r and s and r + once != ORDER:
                return r.to_bytes(32) + s.to_bytes(32)

    def public_keys(self) -> Mapping[bytes, bytes]:
        """The public key by its id."""
        return {self.key_id: self.public_key}


def _times(number: int) -> tuple[int, int]:
    reached = sum_of_products(number, BASE, 0, BASE)
    assert reached is not None
    return reached
