"""Files that appear under their names only when they are whole.

Each is written beside its place under a temporary name.  Whatever goes wrong before the
end, a signal included, nothing half-written is left behind.
"""

import secrets
from pathlib import Path
from types import TracebackType
from typing import Self


class Unfinished:
    """Files in the making; leaving the `with` block without `finish` removes them."""

    def __init__(self) -> None:
        self._files: list[tuple[Path, Path]] = []

    def new(self, target: Path) -> Path:
        """The temporary name to write the file `target` under."""
        temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
        self._files.append((temporary, target))
        return temporary

    def finish(self) -> None:
        """Give every file its name, in the order they were begun."""
        while self._files:
            temporary, target = self._files[0]
            temporary.replace(target)
            del self._files[0]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for temporary, _ in self._files:
            temporary.unlink(missing_ok=True)
