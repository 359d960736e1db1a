"""Tells the C library to keep memory that is given back, for a process that is soon over.

A review asks for the same large columns again and again; given back to the system and
asked for anew, each page of them costs as much time as filling it.
"""

import ctypes

M_TRIM_THRESHOLD, M_TOP_PAD, M_MMAP_THRESHOLD = -1, -2, -3
"""The names glibc gives them in malloc.h."""


def keep_freed_memory() -> None:
    """Keep up to a gigabyte for the next use; does nothing where the C library is not glibc."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt:
        mallopt(M_TRIM_THRESHOLD, 1 << 30)
        mallopt(M_MMAP_THRESHOLD, 32 << 20)
        mallopt(M_TOP_PAD, 64 << 20)
