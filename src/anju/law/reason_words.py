"""A reason that a judgement gives, in words, with the places it rests on.

>>> from anju.law.citation import REGULATION, Citation
>>> values = (("months", 6), ("complete_on", "2026-12-30"), ("apply_from", "2026-12-31"))
>>> why = Reason("registered_too_short", (Citation(REGULATION, 2),), values)
>>> reason_in_words(why, "zh")
'居住登记到2026年12月30日（星期三）满6个月，2026年12月31日（星期四）起可以申领。'
>>> basis_in_words(why, "en")
'Interim Regulations on Residence Permits, art. 2'
"""

from datetime import date

from anju.law.outcome import Reason, Value
from anju.law.reasons import REASONS
from anju.law.terms import SLOTS, slot_term
from anju.law.wording import day_in_words
from anju.words import say


def reason_in_words(reason: Reason, language: str) -> str:
    """The sentence of a reason in "zh" or "en"; raises KeyError for a code without one."""
    slots = {name: _slot(name, value, language) for name, value in reason.values}
    return say(REASONS[reason.code], language).format(**slots)


def basis_in_words(reason: Reason, language: str) -> str:
    """The places that a reason rests on; empty where it names none."""
    cited = [citation.in_words(language) for citation in reason.citations]
    return ("; " if language == "en" else "；").join(cited)


def _slot(name: str, value: Value, language: str) -> str:
    if name in SLOTS:
        return say(slot_term(name, str(value)), language)
    if name == "day" or name.endswith(("_day", "_from", "_on")):
        return day_in_words(date.fromisoformat(str(value)), language)
    return str(value)
