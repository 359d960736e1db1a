"""Whole years of residence in words.

>>> years_in_words(1, "en"), years_in_words(0, "zh")
('1 full residence year', '居住年限满0年')
"""

from anju.words import translator


def years_in_words(count: int, language: str) -> str:
    """A number of full residence years in "zh" or "en"."""
    sentence = translator(language).ngettext(
        "{count} full residence year", "{count} full residence years", count
    )
    return sentence.format(count=count)
