"""Hands one message to a channel: mail, SMS, chat, by setting; a file outbox where none is set.

A channel is a URL of the library apprise (`ANJU_CHANNEL_MAIL`, `…_SMS`, `…_CHAT`), in which
`{address}` stands for whom it goes to, `{message}` for the message's identifier, by which a
channel tells what it was given twice, and `{told}` for the address where it says what became of
it.  It holds secrets: neither it nor an address nor what the library logs is written anywhere
(`config.logs`), and whoever reads a message is not made to ask for the library's picture.  Where no
channel is set, everything goes to a folder (`outbox`).  Nothing here is exactly once: whoever is
killed while a channel takes a message hands it over once more.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from urllib.parse import quote

from django.conf import settings

from anju.office.notices.outbox import put_into_outbox
from anju.office.notices.wording import Words


class Channel(StrEnum):
    """How a message reaches somebody; the phone is the office's own."""

    CHAT = "chat"
    MAIL = "mail"
    PHONE = "phone"
    SMS = "sms"


class Why(StrEnum):
    """Why a channel did not take a message."""

    NOT_SET_UP = "not_set_up"
    NO_ADDRESS = "no_address"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a message goes: the value of a `Channel`, and the mail address or number in it."""

    channel: str
    value: str

    def __repr__(self) -> str:
        return f"Address({self.channel})"


@dataclass(frozen=True, slots=True)
class Delivery:
    """What a channel said: whether it took the message, and the code of `Why` where it did not."""

    sent: bool
    why: str = ""


SENT: Final = Delivery(sent=True)


def deliver(address: Address, words: Words, message_id: str, told: str = "") -> Delivery:
    """Hand words to the channel of an address; never raises, never logs an address or a secret.

    `message_id` is the same each time that one message is handed over; `told` is the address at
    which the channel can say what became of it, empty where there is none.
    """
    channels: Mapping[str, str] = settings.ANJU["CHANNELS"]
    if not address.value:
        return Delivery(sent=False, why=Why.NO_ADDRESS)
    if not channels:
        return _into_outbox(address, words, message_id)
    if not (template := channels.get(address.channel)):
        return Delivery(sent=False, why=Why.NOT_SET_UP)
    slots = {"address": address.value, "message": message_id, "told": told}
    return _through_apprise(_filled(template, slots), words)


def _into_outbox(address: Address, words: Words, message_id: str) -> Delivery:
    try:
        put_into_outbox(f"{address.channel} {address.value}", words, message_id)
    except OSError:
        return Delivery(sent=False, why=Why.REFUSED)
    return SENT


def _filled(template: str, slots: Mapping[str, str]) -> str:
    """The URL with every slot filled; a brace of anything else stays as it is.

    >>> _filled("mailtos://u:p@mail.example?to={address}", {"address": "zhang+1@example.cn"})
    'mailtos://u:p@mail.example?to=zhang%2B1%40example.cn'
    """
    for name, value in slots.items():
        template = template.replace(f"{{{name}}}", quote(value, safe=""))
    return template


def _through_apprise(url: str, words: Words) -> Delivery:
    # It takes a while to load, and few set a channel.
    from apprise import Apprise, AppriseAsset, NotifyFormat  # noqa: PLC0415

    try:
        service = Apprise(asset=AppriseAsset(app_id="anju", image_url_mask="", image_url_logo=""))
        taken = bool(
            service.add(url)
            and service.notify(words.body, words.subject, body_format=NotifyFormat.TEXT)
        )
    except Exception:  # noqa: BLE001 - what a plug-in raises may hold the address
        taken = False
    return SENT if taken else Delivery(sent=False, why=Why.REFUSED)
