"""Python in a process of its own, forked from one that has loaded the libraries already.

They take a second of every process that begins anew, and the tests begin hundreds.  Nothing of the
office is loaded before the fork: settings, models and wiring are read in the new process, out of
its own environment.  What is said of beginning itself (a signal, a kill, a library that is not
there) is tested with processes that do begin anew.
"""

import gc
import os
import runpy
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from multiprocessing import get_context, set_start_method
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path

LIBRARIES = (
    "anju.cli",
    "anju.population.replay",
    "cryptography.hazmat.primitives.ciphers.aead",
    "dj_database_url",
    "django.contrib.auth.checks",
    "django.contrib.messages",
    "django.contrib.staticfiles.checks",
    "django.core.management.commands.migrate",
    "django.db.backends.postgresql.base",
    "django.db.backends.sqlite3.base",
    "django.shortcuts",
    "django.views.debug",
    "fido2.server",
    "fontTools.ttLib",
    "icalendar",
    "PIL.ImageOps",
    "pydantic.type_adapter",
    "pypinyin",
    "requests",
    "segno",
    "stdnum.cn.ric",
    "typst",
    "xlsxwriter",
)
"""What is loaded before: libraries, and of our own only what has no settings.

Polars is not among them: it begins threads, and a fork leaves them behind.
"""


def run_forked(
    *arguments: str,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    timeout: float = 120,
) -> subprocess.CompletedProcess[str]:
    """Run Python as with `-m MODULE …` or `-c CODE …`, and wait; what it said is in the answer.

    The environment is that of this process where none is given, and so is the folder.  Raises
    subprocess.TimeoutExpired when the seconds have passed; the process is killed then.
    """
    with tempfile.TemporaryDirectory() as folder:
        said, wrong = Path(folder, "stdout"), Path(folder, "stderr")
        process = begin_forked(*arguments, env=env, cwd=cwd, said=said, wrong=wrong)
        process.join(timeout)
        if process.exitcode is None:
            process.kill()
            process.join()
            raise subprocess.TimeoutExpired(arguments, timeout)
        return subprocess.CompletedProcess(
            arguments, process.exitcode, said.read_text("utf-8"), wrong.read_text("utf-8")
        )


def begin_forked(
    *arguments: str,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    said: Path,
    wrong: Path,
) -> ForkServerProcess:
    """Begin the same without waiting for its end; what it says goes to the two files."""
    environment = dict(os.environ if env is None else env)
    told = (arguments, environment, cwd or Path.cwd(), said, wrong)
    process = _context().Process(target=_begin, args=told)
    process.start()
    return process


@cache
def _context() -> ForkServerContext:
    context = get_context("forkserver")
    context.set_forkserver_preload(list(LIBRARIES))
    return context


def _begin(
    arguments: tuple[str, ...], environment: dict[str, str], cwd: Path, said: Path, wrong: Path
) -> None:
    """Become the process that was asked for."""
    gc.freeze()  # what was loaded before is never garbage
    set_start_method("fork", force=True)  # as in a process that begins anew
    for descriptor, path in ((1, said), (2, wrong)):
        opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(opened, descriptor)
        os.close(opened)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(cwd)
    how, what, *sys.argv[1:] = arguments
    if how == "-m":
        runpy.run_module(what, run_name="__main__", alter_sys=True)
    else:
        sys.argv[0] = how
        exec(compile(what, "<string>", "exec"), {"__name__": "__main__"})
