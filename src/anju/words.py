"""Words for people, in Simplified Chinese and English, through the standard library's gettext.

The English sentence is its own key, so English needs no catalogue; Chinese has one.
`N_` marks a sentence for the catalogue without translating it.

>>> translator("en").gettext("in force")
'in force'
"""

import gettext
from functools import cache
from importlib.resources import as_file, files

LANGUAGES = ("zh", "en")
"""The languages every sentence is complete in; the first is the default."""


def N_(sentence: str) -> str:  # noqa: N802 - the name every gettext tool looks for
    """The sentence itself, marked for the catalogue."""
    return sentence


@cache
def translator(language: str) -> gettext.NullTranslations:
    """The catalogue of a language, "zh" or "en"; raises ValueError for another one."""
    if language not in LANGUAGES:
        raise ValueError(f"no such language: {language}")
    if language == "en":
        return gettext.NullTranslations()
    with as_file(files("anju") / "locale") as folder:
        return gettext.translation("anju", folder, languages=[language], fallback=True)


def say(sentence: str, language: str) -> str:
    """One sentence in a language; the sentence itself where it is not translated yet."""
    return translator(language).gettext(sentence)
