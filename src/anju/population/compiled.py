"""Compiles the functions that walk over rows.

A kernel is a plain function of numbers and arrays: numba compiles it at its first call and
keeps what it compiled beside the source, or in the user's cache; with NUMBA_DISABLE_JIT=1 it
runs as it is written.  Kernels hold no lock while they run, so that threads share the rows.
"""

from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar, cast

import numba

_Kernel = TypeVar("_Kernel", bound=Callable[..., Any])

PACKAGE = Path(__file__).parents[1]
PARTS = ("law", "population")


def kernel(function: _Kernel) -> _Kernel:
    """A kernel that Python calls: compiled at its first call, and kept for the next process."""
    try:
        return _compiled(function, cache=True)
    except RuntimeError:  # there is no folder to keep it in
        return _compiled(function)


def part(function: _Kernel) -> _Kernel:
    """A function that kernels call: what is kept of it is kept with them."""
    return _compiled(function)


def inlined(function: _Kernel) -> _Kernel:
    """A function that becomes part of the kernels that call it: for what every row needs."""
    return _compiled(function, forceinline=True)


def _compiled(function: _Kernel, *, cache: bool = False, forceinline: bool = False) -> _Kernel:
    compiler = numba.njit(cache=cache, nogil=True, error_model="numpy", forceinline=forceinline)
    return cast("_Kernel", compiler(function))


def forget_stale(package: Path = PACKAGE) -> bool:
    """Forget compiled kernels if a source they are made of has changed; whether one had.

    numba looks only at a kernel's own file, yet a kernel holds the code of those it calls,
    and numbers of the law.
    """
    stamp, kept = _stamp(package), package / "__pycache__" / "kernels.stamp"
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


def _stamp(package: Path) -> str:
    """What tells one state of the sources from another: the law, and all modules with kernels."""
    stamp = blake2b(digest_size=16)
    for path in sorted(package.rglob("*.py")):
        source = path.read_bytes()
        if path.parent.name in PARTS or b"anju.population.compiled" in source:
            stamp.update(source)
    return stamp.hexdigest()


forget_stale()
