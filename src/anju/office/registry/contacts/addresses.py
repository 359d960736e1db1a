"""Addresses that a code can be sent to: in one form, whatever was typed, and masked for pages.

A mobile number of the mainland is eleven digits; one of another country stands with its plus and
country code.

>>> normal_address(ContactChannel.SMS, "＋86 138-0013-8000")
'13800138000'
>>> normal_address(ContactChannel.MAIL, " Li.Mei@Example.COM ")
'Li.Mei@example.com'
>>> masked(ContactChannel.SMS, "13800138000"), masked(ContactChannel.MAIL, "li.mei@example.com")
('138****8000', 'l*****@example.com')
"""

import re
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from anju.office.common.masks import STAR
from anju.office.common.typed import half_width
from anju.office.registry.contacts.models import ContactChannel
from anju.office.registry.refused import Because, Refused

_BETWEEN_DIGITS: Final = re.compile(r"[\s().\-\u2010-\u2015]+")
_MAINLAND: Final = re.compile(r"(?:\+86|0086)?(1[3-9][0-9]{9})")
_ABROAD: Final = re.compile(r"\+[1-9][0-9]{7,14}")
_CHAT: Final = re.compile(r"[A-Za-z0-9_.@\-]{3,64}")

_HEAD, _TAIL = 3, 4


def normal_address(channel: ContactChannel, typed: str) -> str:
    """An address as it is kept; raises Refused for what no code can be sent to."""
    text = half_width(typed).strip()
    found = _NORMAL[channel](text)
    if not found:
        raise Refused(Because.BAD_CONTACT)
    return found


def masked(channel: ContactChannel, address: str) -> str:
    """An address with most of it hidden: enough for its owner to know it."""
    if channel is ContactChannel.MAIL:
        name, at, domain = address.rpartition("@")
        return name[:1] + STAR * max(len(name) - 1, 1) + at + domain
    if len(address) > _HEAD + _TAIL:
        hidden = STAR * (len(address) - _HEAD - _TAIL)
        return address[:_HEAD] + hidden + address[-_TAIL:]
    return address[:1] + STAR * (len(address) - 1)


def _mobile(text: str) -> str:
    number = _BETWEEN_DIGITS.sub("", text)
    if mainland := _MAINLAND.fullmatch(number):
        return mainland[1]
    return number if _ABROAD.fullmatch(number) and not number.startswith("+86") else ""


def _mail(text: str) -> str:
    try:
        validate_email(text)
    except ValidationError:
        return ""
    name, at, domain = text.rpartition("@")
    return name + at + domain.lower()


def _chat(text: str) -> str:
    return text if _CHAT.fullmatch(text) else ""


_NORMAL: Final = {
    ContactChannel.CHAT: _chat,
    ContactChannel.MAIL: _mail,
    ContactChannel.SMS: _mobile,
}
