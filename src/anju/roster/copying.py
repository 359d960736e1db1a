"""Copies bytes within kernels at the speed of memory.

A loop over bytes takes ten times as long, because the compiler cannot know that the two
arrays do not overlap; this is the machine's own `memcpy`.
"""

from collections.abc import Callable
from typing import Any, cast

from numba.core import cgutils, types
from numba.extending import intrinsic


def _copy(_context: Any, out: Any, _at: Any, text: Any, _start: Any, _count: Any) -> Any:
    """numba's way to say what a call becomes: its types, and the instructions."""
    signature = types.void(out, types.int64, text, types.int64, types.int64)

    def instructions(context: Any, builder: Any, sig: Any, arguments: Any) -> Any:
        into, at, source, start, count = arguments
        into = context.make_array(sig.args[0])(context, builder, into)
        source = context.make_array(sig.args[2])(context, builder, source)
        target = builder.gep(into.data, [at])
        cgutils.raw_memcpy(builder, target, builder.gep(source.data, [start]), count, 1)
        return context.get_dummy_value()

    return signature, instructions


copy_bytes = cast("Callable[[Any, int, Any, int, int], None]", intrinsic(_copy))
"""`copy_bytes(out, at, text, start, count)`: bytes of `text` into `out`; nothing is checked.

Both are contiguous arrays of uint8 that do not overlap; only for kernels.
"""
