"""Copies bytes within kernels at the speed of memory.

A loop over bytes takes ten times as long, because the compiler cannot know that the two
arrays do not overlap; this is the machine's own `memcpy`.
"""

from typing import TYPE_CHECKING, Any, TypeAlias, cast

from numba.core import cgutils, types
from numba.extending import intrinsic

if TYPE_CHECKING:
    from collections.abc import Callable

It: TypeAlias = Any
"""numba names no types for the things its extensions are made of."""


def _copy(_context: It, out: It, _at: It, text: It, _start: It, _count: It) -> It:
    """Numba's way to say what a call becomes: its types, and the instructions."""
    signature = types.void(out, types.int64, text, types.int64, types.int64)

    def instructions(context: It, builder: It, sig: It, arguments: It) -> It:
        into, at, source, start, count = arguments
        into = context.make_array(sig.args[0])(context, builder, into)
        source = context.make_array(sig.args[2])(context, builder, source)
        target = builder.gep(into.data, [at])
        source = builder.gep(source.data, [start])
        cgutils.raw_memcpy(builder, target, source, count, 1)  # type: ignore[no-untyped-call]
        return context.get_dummy_value()

    return signature, instructions


copy_bytes = cast("Callable[[Any, int, Any, int, int], None]", intrinsic(_copy))
"""`copy_bytes(out, at, text, start, count)`: bytes of `text` into `out`; nothing is checked.

Both are contiguous arrays of uint8 that do not overlap; only for kernels.
"""
