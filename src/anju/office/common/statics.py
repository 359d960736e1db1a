"""Style sheets and scripts, each with a compressed twin beside it, made when the server begins.

The files lie in the parts of the source, which is never written to: a copy of them is compressed in
a folder that goes with the process.  They hold no secret, so that their length tells none.
"""

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib.staticfiles.finders import get_finders
from whitenoise.compress import Compressor
from whitenoise.middleware import WhiteNoiseMiddleware


class CompressedStatics(WhiteNoiseMiddleware):  # type: ignore[misc] # whitenoise ships no types
    """Serves the files of every part, compressed to whoever takes that."""

    def add_files_from_finders(self) -> None:
        """Take the files from the compressed copy, in the place of the source."""
        self.add_files(compressed_copy().name, prefix=self.static_prefix)


@cache
def compressed_copy() -> TemporaryDirectory[str]:
    """The files of every part with their compressed twins; made once, gone with the process."""
    folder = TemporaryDirectory(prefix="anju-static-")
    compressor = Compressor(quiet=True)
    for finder in get_finders():
        for name, storage in finder.list([]):
            copy = Path(folder.name) / name
            if not copy.exists():
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(storage.path(name), copy)
                compressor.compress(str(copy))
    return folder
