"""A place in a text: law, article, paragraph.

Every answer of the law names the place it rests on.

>>> str(Citation(REGULATION, 10, 2))
'《居住证暂行条例》第10条第2款'
>>> Citation(REGULATION, 10, 2).in_words("en")
'Interim Regulations on Residence Permits, art. 10(2)'
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A law, regulation or local measure that can be cited.

    `code` is our own short name for it; the two titles are for people.
    """

    code: str
    title_zh: str
    title_en: str

    def title(self, language: str) -> str:
        """The title in "zh" or "en"."""
        return self.title_en if language == "en" else self.title_zh


@dataclass(frozen=True, slots=True)
class Citation:
    """An article of a text, with paragraph and item where they matter (all from 1).

    `article` is None where a text has no articles, or ours is not known.
    """

    text: Text
    article: int | None = None
    paragraph: int | None = None
    item: int | None = None

    def __str__(self) -> str:
        """The citation in Chinese, the language of the law."""
        return self.in_words("zh")

    def in_words(self, language: str) -> str:
        """The citation as people write it in "zh" or "en"."""
        if self.article is None:
            return self.text.title_en if language == "en" else f"《{self.text.title_zh}》"
        if language == "en":
            parts = "".join(f"({part})" for part in (self.paragraph, self.item) if part)
            return f"{self.text.title_en}, art. {self.article}{parts}"
        paragraph = f"第{self.paragraph}款" if self.paragraph else ""
        item = f"第{self.item}项" if self.item else ""
        return f"《{self.text.title_zh}》第{self.article}条{paragraph}{item}"


REGULATION = Text("regulation", "居住证暂行条例", "Interim Regulations on Residence Permits")
"""State Council Decree 663, in force from 1 January 2016."""

CIVIL_CODE = Text("civil_code", "民法典", "Civil Code")
"""The default for counting days, months and years (Book One, chapter 10)."""

REVIEW_LAW = Text("review_law", "行政复议法", "Administrative Review Law")
"""How a refusal is challenged, and within which time."""

PENALTY_LAW = Text("penalty_law", "行政处罚法", "Administrative Penalty Law")
"""How small fines are decided."""

LICENCE_LAW = Text("licence_law", "行政许可法", "Administrative Licensing Law")
"""Counts an authority's time in working days, where a measure follows it."""

HOUSEHOLD_REGISTRATION = Text(
    "household_registration",
    "户口登记条例",
    "Household Registration Regulations",
)
"""The regulations of 1958: whoever stays in another city reports it (art. 15)."""

ONLINE_SERVICES = Text(
    "online_services",
    "国务院关于在线政务服务的若干规定",
    "State Council Provisions on Online Government Services",
)
"""Decree 716: an electronic certificate equals a paper one."""

PERSONAL_INFORMATION = Text(
    "personal_information", "个人信息保护法", "Personal Information Protection Law"
)
"""What is kept of a person is kept right, and corrected where it is wrong (art. 46)."""

CITY_SIZES = Text(
    "city_sizes",
    "国务院关于调整城市规模划分标准的通知",
    "State Council Notice on the Standard for City Sizes",
)
"""The notice of 2014 that sorts cities by urban population; it has no articles."""
