"""One-time codes: six digits that are sent to somebody and come back within ten minutes.

A code is kept as a keyed hash, is good once, and is over after five wrong ones.  Where it was sent
to is not kept; `subject` is what it proves, an identifier or a digest, empty for a code that proves
nothing: one is made also where there is nobody to send it to, so that both look the same.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from django.db.models import F
from django.utils.crypto import constant_time_compare, salted_hmac

from anju.office.access.models import OneTimeCode
from anju.office.common.clock import moment_text
from anju.office.common.ids import new_id
from anju.office.common.typed import half_width
from anju.words import N_, say

DIGITS: Final = 6
GOOD_FOR: Final = timedelta(minutes=10)
TRIES: Final = 5
FORGOTTEN_AFTER: Final = timedelta(days=1)


class For(StrEnum):
    """What a code is for: one that was made for one thing proves no other."""

    CONTACT = "contact"
    SIGN_IN = "sign_in"


class NotProved(ValueError):
    """A code that is wrong, was used, or is over; `is_over` where no further try is taken."""

    def __init__(self, *, is_over: bool) -> None:
        super().__init__("over" if is_over else "wrong")
        self.is_over = is_over

    def in_words(self, language: str) -> str:
        """The sentence in "zh" or "en"."""
        return say(OVER if self.is_over else WRONG, language)


WRONG: Final = N_("This is not the code that was sent. Look at the latest message again.")
OVER: Final = N_(
    "This code is over: it is good once, for 10 minutes and 5 tries. Have one sent anew."
)


@dataclass(frozen=True, slots=True)
class MadeCode:
    """A code that was made: its identifier, kept in a session or a form, and its digits."""

    code_id: str
    digits: str

    def __repr__(self) -> str:
        return f"MadeCode({self.code_id})"


def make_code(*, purpose: For, subject: str, at: datetime) -> MadeCode:
    """Make a code that proves a subject."""
    made = MadeCode(new_id(), f"{secrets.randbelow(10**DIGITS):0{DIGITS}}")
    OneTimeCode.objects.create(
        id=made.code_id,
        purpose=purpose,
        subject=subject,
        digest=_digest(made.code_id, made.digits),
        ends_at=moment_text(at + GOOD_FOR),
    )
    return made


def say_subject(*, code_id: str, subject: str) -> None:
    """Let a code that proves nothing yet prove a subject."""
    OneTimeCode.objects.filter(id=code_id, subject="").update(subject=subject)


def prove(*, code_id: str, purpose: For, typed: str, at: datetime) -> str:
    """The subject that a typed code proves; raises NotProved.

    Each call is a try, also two at once: the database counts them.
    """
    open_one = OneTimeCode.objects.filter(
        id=code_id, purpose=purpose, tries__lt=TRIES, is_used=False, ends_at__gt=moment_text(at)
    )
    if not open_one.update(tries=F("tries") + 1):
        raise NotProved(is_over=True)
    code = OneTimeCode.objects.get(id=code_id)
    digits = "".join(half_width(typed).split())
    if not (constant_time_compare(code.digest, _digest(code_id, digits)) and code.subject):
        raise NotProved(is_over=code.tries >= TRIES)
    if not OneTimeCode.objects.filter(id=code_id, is_used=False).update(is_used=True):
        raise NotProved(is_over=True)
    return code.subject


def drop_old_codes(at: datetime) -> int:
    """Forget codes that have been over for a day; how many."""
    over = moment_text(at - FORGOTTEN_AFTER)
    dropped, _ = OneTimeCode.objects.filter(ends_at__lt=over).delete()
    return dropped


def _digest(code_id: str, digits: str) -> str:
    carried = f"{code_id}:{digits}"
    return salted_hmac("anju.office.access.codes", carried, algorithm="sha256").hexdigest()
