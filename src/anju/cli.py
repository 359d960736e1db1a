"""The `anju` command: every sub-command in one place, every failure in one clear line."""

import os
import signal
import sys

import typer

from anju.explain.command import explain_command
from anju.office.config.commands import add_commands, is_asked
from anju.roster.command import review_command
from anju.roster.stopping import stop
from anju.roster.unusable import Unusable
from anju.words import LANGUAGES, N_, say

UNUSABLE = 2
INTERRUPTED = N_("interrupted: nothing was written")

ABOUT = "China's residence permit: the yearly endorsement and the review of a roster · 居住证签注"

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    help=ABOUT,
)
app.command("review")(review_command)
app.command("explain")(explain_command)


@app.callback(help=ABOUT)
def anju() -> None:
    """The command itself; what is asked of it are its sub-commands."""


def main() -> None:
    """Run the command; every failure is one line on stderr and an exit status of 2."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)
    language = language_asked(sys.argv)
    try:
        add_commands(app, sys.argv[1:])
        status = app(sys.argv[1:] or ["--help"], standalone_mode=False)
    except Unusable as unusable:
        fail(unusable.in_words(language))
    except typer.TyperException as error:
        fail(misuse(error).in_words(language))
    except SystemExit as leaving:
        fail(say(INTERRUPTED, language), int(leaving.code or UNUSABLE))
    except MemoryError:
        fail(say(N_("there is not enough memory"), language))
    except Exception as error:  # noqa: BLE001 - a person is told in one line, never by a traceback
        fail(failure(error, language))
    sys.exit(status if isinstance(status, int) else 0)


def failure(error: Exception, language: str) -> str:
    """What went wrong, as a sentence."""
    if is_asked(sys.argv[1:]) and "django" in sys.modules:
        from anju.office.config.commands.speaking import failure_in_words  # noqa: PLC0415 - Django

        if known := failure_in_words(error, language):
            return known
    if isinstance(error, OSError):
        return f"{error.filename or ''}: {error.strerror or error}".lstrip(": ")
    unexpected = say(N_("unexpected, and nothing was written: {error}"), language)
    return unexpected.format(error=f"{type(error).__name__}: {error}")


def fail(sentence: str, status: int = UNUSABLE) -> None:
    """Say what is wrong in one line and leave."""
    print("anju:", " ".join(sentence.split()), file=sys.stderr)
    sys.exit(status)


MISUSES = {
    "MissingParameter": N_("{name} is missing; anju --help says what a call needs"),
    "NoSuchOption": N_("there is no option {name}; anju --help says which there are"),
    "BadOptionUsage": N_("{name} needs a value behind it"),
}

CHOICES = N_("{name} is one of {choices}")


def misuse(error: typer.TyperException) -> Unusable:
    """What is wrong with a call, as a sentence that can be said in both languages."""
    parameter = getattr(error, "param", None)
    name = getattr(error, "option_name", None)
    if parameter is not None:
        name = parameter.opts[0] if parameter.opts[0].startswith("-") else parameter.metavar
    kind = type(error).__name__
    if name == "--lang" and kind == "BadParameter":
        return Unusable(CHOICES, name=name, choices=LANGUAGES)
    sentence = MISUSES.get(kind)
    if sentence is None or name is None:
        unknown = N_("the call is not understood ({message}); anju --help says how to call")
        return Unusable(unknown, message=error.format_message())
    return Unusable(sentence, name=name)


def language_asked(arguments: list[str]) -> str:
    """The language that a command line asks for, also where the rest of it is wrong."""
    for argument, following in zip(arguments, [*arguments[1:], ""], strict=True):
        value = following if argument == "--lang" else argument.removeprefix("--lang=")
        if argument.startswith("--lang") and value in LANGUAGES:
            return value
    return "en" if is_asked(arguments[1:]) and os.environ.get("ANJU_LANG") == "en" else LANGUAGES[0]
