"""Days, lengths and places in words, in the language given as argument.

>>> day_in_words(date(2027, 3, 14), "zh"), day_in_words(date(2027, 3, 14), "en")
('2027年3月14日（星期日）', 'Sunday, 14 March 2027')
"""

from datetime import date

from anju.law.confidence import Confidence
from anju.law.legal_days import Days, Term
from anju.law.measures import NATIONAL, Measure
from anju.words import N_, say, translator

WEEKDAYS_ZH = "一二三四五六日"
WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS_EN = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

CONFIDENCE = {
    Confidence.TEXT: N_("the article itself was read"),
    Confidence.QUOTED: N_("the article as quoted in guides that agree"),
    Confidence.GUIDES: N_("known from guides only: ask the police station to confirm"),
}


def day_in_words(day: date, language: str) -> str:
    """A legal day in full with its weekday."""
    if language == "en":
        return f"{WEEKDAYS_EN[day.weekday()]}, {day.day} {MONTHS_EN[day.month - 1]} {day.year}"
    return f"{day.year}年{day.month}月{day.day}日（星期{WEEKDAYS_ZH[day.weekday()]}）"


def term_in_words(term: Term, language: str) -> str:
    """A length of days or months: "30 days", "6个月"."""
    count = term.count
    if isinstance(term, Days):
        sentence = translator(language).ngettext("{count} day", "{count} days", count)
    else:
        sentence = translator(language).ngettext("{count} month", "{count} months", count)
    return sentence.format(count=count)


def basis(measure: Measure, language: str) -> str:
    """On what an answer rests: the articles, the place, and how surely they are known."""
    articles = [citation.in_words(language) for citation in measure.citations]
    if measure.code == NATIONAL:
        return say("{articles}; the national rule", language).format(
            articles=_listed(articles, language)
        )
    return say("{articles}; {place}: {confidence}", language).format(
        articles=_listed(articles, language),
        place=measure.name(language),
        confidence=say(CONFIDENCE[measure.confidence], language),
    )


def _listed(parts: list[str], language: str) -> str:
    return (", " if language == "en" else "、").join(parts)
