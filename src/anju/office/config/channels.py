"""The channels of messages, from the environment: one URL of apprise for each that is set."""

from collections.abc import Mapping
from typing import Final

VARIABLES: Final = {
    "chat": "ANJU_CHANNEL_CHAT",
    "mail": "ANJU_CHANNEL_MAIL",
    "sms": "ANJU_CHANNEL_SMS",
}
"""The variable of each channel; its URL holds secrets."""


def channel_settings(environment: Mapping[str, str]) -> dict[str, str]:
    """The URLs by channel; empty where none is set, and then messages go to the file outbox.

    >>> channel_settings({"ANJU_CHANNEL_MAIL": "mailtos://u:p@mail.example?to={address}"}).keys()
    dict_keys(['mail'])
    """
    named = {channel: environment.get(name, "") for channel, name in VARIABLES.items()}
    return {channel: url for channel, url in named.items() if url}
