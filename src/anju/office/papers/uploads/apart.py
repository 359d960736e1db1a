"""Documents are opened in a process of their own, which has little memory, little time, no keys.

A PDF of a megabyte can unfold to gigabytes before anybody can ask how large it is; in a process
apart that ends the process and not the office.  `python -m anju.office.papers.uploads.apart` reads
a document and writes it anew; it needs neither Django nor the environment.
"""

import json
import resource
import subprocess
import sys
from typing import Final

from anju.office.papers.uploads.refused import BROKEN, TOO_HEAVY, UploadRefused

MEMORY: Final = 1 << 30
"""Bytes that the process may have, Python with its libraries included."""
SECONDS: Final = 20
"""Seconds of work that the process may take."""

_REFUSED: Final = 3
_PATIENCE: Final = 3 * SECONDS
"""Seconds until it is ended in any case: on a machine that does much else it gets few."""


def document_apart(file: bytes) -> bytes:
    """What `document_anew` makes of a file; raises UploadRefused, also where it is too heavy."""
    try:
        ended = subprocess.run(  # noqa: S603 - our own module
            [sys.executable, "-I", "-m", __name__],
            input=file,
            capture_output=True,
            env={"PYTHONUTF8": "1"},
            timeout=_PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise UploadRefused(TOO_HEAVY) from None
    if ended.returncode == _REFUSED:
        told = json.loads(ended.stdout)
        raise UploadRefused(told["sentence"], **told["values"])
    if ended.returncode:
        raise UploadRefused(TOO_HEAVY)
    if not ended.stdout:
        raise UploadRefused(BROKEN)
    return ended.stdout


def main() -> int:
    """Read a document, write it anew; the status says which of the two is written."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    from anju.office.papers.uploads.documents import document_anew  # noqa: PLC0415 - under limits

    try:
        made = document_anew(sys.stdin.buffer.read())
    except UploadRefused as refused:
        told = {"sentence": refused.sentence, "values": refused.values}
        sys.stdout.buffer.write(json.dumps(told).encode())
        return _REFUSED
    sys.stdout.buffer.write(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
