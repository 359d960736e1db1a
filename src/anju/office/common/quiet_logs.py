"""No identity number in a log: whatever looks like one is taken out before a record is written.

The filter belongs on every place that writes (`logging`'s filters of a handler), so that it
sees the records of libraries too.  Message, arguments, the text of an exception with its
traceback and every text that was added to the record are looked through.

>>> hidden("refused: 440305199001010012 and ４４０３０５ 19900101 ００１２")
'refused: [identity number] and [identity number]'
"""

import logging
import re
from typing import Final

SAID_INSTEAD: Final = "[identity number]"
"""What a log says in the place of a number."""

# Written as people group it: 6, 4 and 4 of the birth date, 4; or more than 18 digits in a row,
# because nothing says where a number ends that stands among other digits.
_LIKE_ONE: Final = re.compile(r"\d{6}[\s-]?\d{4}[\s-]?\d{4}[\s-]?\d{3}\d*[\dXxＸｘ×]")  # noqa: RUF001 - what people type

_PLAIN_TEXT: Final = logging.Formatter()


def hidden(text: str) -> str:
    """A text without anything that looks like an identity number of 18 characters."""
    return _LIKE_ONE.sub(SAID_INSTEAD, text)


class IdentityNumbersHidden(logging.Filter):
    """Takes identity numbers out of every record that passes; it lets every record pass."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record; always True.

        The exception stays as text only: a traceback object holds the values of its frames.
        """
        record.msg, record.args = hidden(_message(record)), ()
        if record.exc_info and not record.exc_text and record.exc_info[0] is not None:
            record.exc_text = _PLAIN_TEXT.formatException(record.exc_info)
        record.exc_info = None
        for name, value in record.__dict__.items():
            if type(value) is str:
                record.__dict__[name] = hidden(value)
        return True


def _message(record: logging.LogRecord) -> str:
    """The message with its arguments in it, or beside it where they do not fit."""
    try:
        return record.getMessage()
    except (TypeError, ValueError, KeyError):
        return f"{record.msg} {record.args}"
