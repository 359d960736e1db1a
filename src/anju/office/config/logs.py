"""What is logged, and how: to standard error, without identity numbers and query strings.

>>> masked("not found: /find/?q=张三 of 440305199001010012")
'not found: /find/?… of 4403***********012'
"""

import logging
import re
from typing import Any

from anju.office.common.masks import mask_identity_number
from anju.office.common.quiet_logs import hidden

_NUMBER = re.compile(r"(?<![0-9A-Za-z])(?:[0-9]{17}[0-9Xx]|[0-9]{15})(?![0-9A-Za-z])")
_QUERY = re.compile(r"\?[^\s'\"<>]+")


def masked(line: str) -> str:
    """A line without query strings, and with identity numbers mostly hidden."""
    without = _QUERY.sub("?…", line)
    # What is left in full-width digits, or in groups as people write it, goes altogether.
    return hidden(_NUMBER.sub(lambda found: mask_identity_number(found[0]), without))


class MaskedLines(logging.Formatter):
    """Writes lines that name nobody: what an error says of its values is masked as well."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record, with its traceback."""
        return masked(super().format(record))


def logging_settings() -> dict[str, Any]:
    """Django's setting LOGGING.

    Django by itself would send errors to the administrators' mail, and its test server would
    write down every address with its query: neither is wanted.
    """
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "masked": {
                "()": MaskedLines,
                "format": "{asctime} {levelname} {name}: {message}",
                "style": "{",
            },
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "masked"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "anju": {"level": "INFO"},
            # They name addresses and secrets of the channels: `notices.channels` says what failed.
            "apprise": {"handlers": [], "level": logging.CRITICAL + 1},
            "urllib3": {"handlers": [], "level": logging.CRITICAL + 1},
            "django": {"handlers": [], "level": "WARNING", "propagate": True},
            "django.server": {"handlers": [], "level": "ERROR", "propagate": False},
        },
    }
