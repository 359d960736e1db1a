"""Compiles the functions that walk over rows.

A kernel is a plain function of numbers and arrays: numba compiles it at its first call and
keeps what it compiled beside the source, or in the user's cache; with NUMBA_DISABLE_JIT=1 it
runs as it is written.  Kernels hold no lock while they run, so that threads share the rows.
"""

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba

_Kernel = TypeVar("_Kernel", bound=Callable[..., Any])


def kernel(function: _Kernel) -> _Kernel:
    """The function, compiled at its first call."""
    return cast("_Kernel", numba.njit(cache=True, nogil=True, error_model="numpy")(function))
