"""Every paper, in both languages: what it says, what it never says, and how it is made."""

import io
import re
from dataclasses import replace
from functools import cache

import pytest
from django.conf import settings
from django.test import override_settings
from pypdf import PdfReader
from tests.office.papers.samples import (
    ACCEPTANCE,
    ADDRESS,
    CARD,
    IMPRINT,
    LETTERS,
    LONG_NAME,
    MASKED,
    NON_ACCEPTANCE,
    RARE_NAME,
    a_card,
)

from anju.law.wording import day_in_words
from anju.office.papers.imprint import qr
from anju.office.papers.kinds import PaperKind, title_of
from anju.office.papers.letters.acceptance_receipt import typeset_acceptance_receipt
from anju.office.papers.letters.refusal_notice import typeset_refusal_notice
from anju.office.papers.refused import CannotPrint
from anju.words import LANGUAGES

LARGEST = 150 * 1024
LATIN_LEFT_IN_ZH = re.compile(r"[A-Za-z]{3,}")
CHINESE = re.compile(r"[\u4e00-\u9fff，。；：（）]+")
EVERY_LETTER = [(kind, language) for kind in LETTERS for language in LANGUAGES]
EVERY_PAPER = [*EVERY_LETTER, ("card", "zh")]


@cache
def made(kind: str, language: str) -> bytes:
    return a_card() if kind == "card" else LETTERS[kind](language)


def said(pdf: bytes) -> str:
    """The text of a PDF without blanks and line ends."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    return re.sub(r"\s+", "", "".join(page.extract_text() for page in pages))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_there_is_a_paper_of_every_kind() -> None:
    assert {*LETTERS, "card"} == set(PaperKind)


@pytest.mark.parametrize(("kind", "language"), EVERY_LETTER)
def test_a_letter_says_what_it_is_who_says_it_and_how_to_check_it(kind: str, language: str) -> None:
    text = said(made(kind, language))
    for wanted in (
        title_of(PaperKind(kind), language),
        IMPRINT.office(language),
        IMPRINT.number,
        day_in_words(IMPRINT.issued_on, language),
        IMPRINT.code,
        IMPRINT.entry_hash,
        f"{settings.ANJU['PUBLIC_ORIGIN']}/check/",
        MASKED if kind != "card" else "",
    ):
        assert squeezed(wanted) in text


@pytest.mark.parametrize("kind", LETTERS)
def test_a_letter_in_english_says_that_the_chinese_one_decides(kind: str) -> None:
    assert "theChinesepaperdecides" in said(made(kind, "en"))
    assert "译文" not in said(made(kind, "zh"))


@pytest.mark.parametrize("kind", LETTERS)
def test_a_letter_in_chinese_is_in_chinese(kind: str) -> None:
    text = said(made(kind, "zh"))
    for known in (IMPRINT.number, IMPRINT.code, IMPRINT.entry_hash):
        text = text.replace(known, "")
    text = re.sub(r"https?://[\w.:/]+", "", text)
    assert not LATIN_LEFT_IN_ZH.findall(text)


@pytest.mark.parametrize("kind", LETTERS)
def test_a_letter_in_english_holds_no_chinese_but_names(kind: str) -> None:
    text = said(made(kind, "en"))
    for known in (RARE_NAME, LONG_NAME, ADDRESS, "欧阳晓晨", "子女入学", "深圳市南山区人民政府"):
        text = text.replace(known, "")
    text = text.replace("《深圳经济特区居住证条例》", "")
    assert not CHINESE.findall(text)


@pytest.mark.parametrize(("kind", "language"), EVERY_PAPER)
def test_a_paper_is_small_and_has_its_fonts_in_it(kind: str, language: str) -> None:
    pdf = made(kind, language)
    assert len(pdf) < LARGEST
    for page in PdfReader(io.BytesIO(pdf)).pages:
        fonts = page["/Resources"]["/Font"]  # type: ignore[index] # pypdf says any object
        for font in fonts.values():
            drawn = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert re.match(r"/[A-Z]{6}\+", drawn["/FontName"]), "a subset"
            assert {"/FontFile2", "/FontFile3"} & set(drawn)


@pytest.mark.parametrize(("kind", "language"), EVERY_LETTER)
def test_a_letter_fits_on_one_page_and_is_read_aloud_in_its_language(
    kind: str, language: str
) -> None:
    reader = PdfReader(io.BytesIO(made(kind, language)))
    assert len(reader.pages) == 1
    assert str(reader.trailer["/Root"]["/Lang"]).startswith(language)  # type: ignore[index] # any object
    assert reader.metadata
    assert reader.metadata.title == title_of(PaperKind(kind), language)


@pytest.mark.parametrize("kind", ["acceptance_receipt", "registration_slip", "card"])
def test_rare_characters_are_drawn(kind: str) -> None:
    text = said(made(kind, "zh"))
    assert RARE_NAME in text
    assert "HanaMin" in str(
        [
            font.get_object()["/BaseFont"]
            for page in PdfReader(io.BytesIO(made(kind, "zh"))).pages
            for font in page["/Resources"]["/Font"].values()  # type: ignore[index] # any object
        ]
    )


def test_a_long_address_is_printed_whole() -> None:
    assert len(ADDRESS) >= 80
    for kind in ("registration_slip", "card"):
        assert ADDRESS in said(made(kind, "zh"))


@pytest.mark.parametrize("text", ["440305199002280021", "440305 19900228 002x"])
def test_a_letter_with_a_whole_identity_number_is_not_printed(text: str) -> None:
    whole = replace(ACCEPTANCE, party=replace(ACCEPTANCE.party, masked_number=text))
    remarked = replace(NON_ACCEPTANCE, remark=f"另一人为{text}。")
    for language in LANGUAGES:
        with pytest.raises(CannotPrint, match="whole identity number"):
            typeset_acceptance_receipt(whole, language)
        with pytest.raises(CannotPrint, match="whole identity number"):
            typeset_refusal_notice(remarked, language)


def test_a_card_has_the_ten_items_of_article_4_on_two_sides() -> None:
    reader = PdfReader(io.BytesIO(made("card", "zh")))
    assert [
        (
            round(float(page.mediabox.width) / 72 * 25.4, 1),
            round(float(page.mediabox.height) / 72 * 25.4, 1),
        )
        for page in reader.pages
    ] == [(85.6, 54.0), (85.6, 54.0)]
    text = said(made("card", "zh"))
    for item in (
        CARD.name,
        "女",
        "维吾尔族",
        "1990年2月28日",
        CARD.identity_number,
        CARD.household_address,
        CARD.residence_address,
        IMPRINT.office_zh,
        "2026年11月27日",
        IMPRINT.code,
    ):
        assert item in text
    assert len(reader.pages[0].images) == 1, "the photo"


def test_what_is_typed_is_text_and_never_markup() -> None:
    name = '#let x = 1 *not bold* $x$ "] \\ @ref <b> 张'
    odd = replace(ACCEPTANCE, party=replace(ACCEPTANCE.party, name=name))
    assert squeezed(name) in said(typeset_acceptance_receipt(odd, "zh"))


def test_the_same_paper_is_the_same_file() -> None:
    assert typeset_acceptance_receipt(ACCEPTANCE, "zh") == typeset_acceptance_receipt(
        ACCEPTANCE, "zh"
    )


def test_a_paper_of_the_demo_says_so() -> None:
    with override_settings(ANJU={**settings.ANJU, "DEMO": True}):
        assert "演示，不作凭证" in said(typeset_acceptance_receipt(ACCEPTANCE, "zh"))
        assert "演示，不作凭证" in said(a_card())
    assert "演示" not in said(made("acceptance_receipt", "zh"))


def test_the_address_of_the_check_page_is_a_setting_and_holds_nothing_personal() -> None:
    with override_settings(ANJU={**settings.ANJU, "PUBLIC_ORIGIN": "https://jzz.example.cn"}):
        assert IMPRINT.address == f"https://jzz.example.cn/check/?code={IMPRINT.code}"
        assert "https://jzz.example.cn/check/" in said(typeset_acceptance_receipt(ACCEPTANCE, "zh"))


def test_a_qr_is_a_picture_of_paths_alone() -> None:
    picture = qr(IMPRINT.address)
    assert picture.startswith("<svg")
    assert "<script" not in picture
    assert "href" not in picture
