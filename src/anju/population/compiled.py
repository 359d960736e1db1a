"""Compiles the functions that walk over rows.

A kernel is a plain function of numbers and arrays: numba compiles it at its first call and
keeps what it compiled beside the source, or in the user's cache; with NUMBA_DISABLE_JIT=1 it
runs as it is written.  Kernels hold no lock while they run, so that threads share the rows.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import numba

_Kernel = TypeVar("_Kernel", bound=Callable[..., Any])

PACKAGE = Path(__file__).parents[1]


def kernel(function: _Kernel) -> _Kernel:
    """The function, compiled at its first call."""
    return _compiled(function, forceinline=False)


def inlined(function: _Kernel) -> _Kernel:
    """A kernel that becomes part of the kernels that call it: for what every row needs."""
    return _compiled(function, forceinline=True)


def _compiled(function: _Kernel, *, forceinline: bool) -> _Kernel:
    def compiled(*, kept: bool) -> _Kernel:
        compiler = numba.njit(cache=kept, nogil=True, error_model="numpy", forceinline=forceinline)
        return cast("_Kernel", compiler(function))

    try:
        return compiled(kept=True)
    except RuntimeError:  # there is no folder to keep it in: compiled anew in every process
        return compiled(kept=False)


def forget_stale(package: Path = PACKAGE) -> bool:
    """Forget compiled kernels if any source has changed since they were compiled; whether it had.

    numba looks only at a kernel's own file, yet a kernel holds the code of those it calls.
    """
    stamp = "\n".join(
        f"{path.relative_to(package)} {path.stat().st_mtime_ns} {path.stat().st_size}"
        for path in sorted(package.rglob("*.py"))
    )
    kept = package / "__pycache__" / "kernels.stamp"
    try:
        if kept.exists() and kept.read_text("utf-8") == stamp:
            return False
        for index in package.rglob("*.nbi"):
            index.unlink(missing_ok=True)
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(stamp, "utf-8")
    except OSError:  # a package that cannot be written does not change either
        return False
    return True


forget_stale()
