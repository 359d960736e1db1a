"""Where the records of a block of CSV end, and whether every quotation mark is in its place."""

import numpy as np
from numpy.typing import NDArray

from anju.population.compiled import kernel

QUOTE, LINE_FEED, RETURN = 34, 10, 13


@kernel
def last_record_end(block: NDArray[np.uint8], separator: int) -> tuple[int, bool, bool]:
    """Where the last whole record of a block ends, whether it is regular, and whether a byte is 0.

    Regular: quotation marks only around whole cells (doubled within), no return without a
    line feed outside of them.  An irregular block is to be read with more care.
    """
    end, at, size = 0, 0, len(block)
    before = LINE_FEED
    while at < size:
        byte = block[at]
        if byte == QUOTE:
            if before not in (separator, LINE_FEED):
                return end, False, False
            at = _past_quoted(block, at + 1)
            if at < size and block[at] not in (separator, LINE_FEED, RETURN):
                return end, False, False
            before = QUOTE
            continue
        if byte == LINE_FEED:
            end = at + 1
        elif byte == RETURN and at + 1 < size and block[at + 1] != LINE_FEED:
            return end, False, False
        elif byte == 0:
            return end, False, True
        before = byte
        at += 1
    return end, True, False


@kernel
def _past_quoted(block: NDArray[np.uint8], at: int) -> int:
    """The place after the quotation mark that closes a cell; the size of the block if none does."""
    size = len(block)
    while at < size:
        if block[at] == QUOTE:
            if at + 1 >= size or block[at + 1] != QUOTE:
                return at + 1
            at += 1
        at += 1
    return size
