"""One paper of each kind, with long addresses and rare characters: what is hard to print."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PIL import Image

from anju.law.application_file import MissingItem
from anju.law.citation import REGULATION, Citation
from anju.law.facts import Endorsement, Permit
from anju.law.life import Life, State, live
from anju.law.materials import Material
from anju.law.measures_files import load_measures
from anju.law.outcome import Reason
from anju.office.papers.card_face import CardFace, typeset_card_face
from anju.office.papers.imprint import Imprint
from anju.office.papers.kinds import PaperKind
from anju.office.papers.letters.acceptance_receipt import (
    AcceptanceReceipt,
    typeset_acceptance_receipt,
)
from anju.office.papers.letters.cancellation_notice import (
    CancellationNotice,
    typeset_cancellation_notice,
)
from anju.office.papers.letters.confirmation_slip import ConfirmationSlip, typeset_confirmation_slip
from anju.office.papers.letters.continuity_certificate import (
    ContinuityCertificate,
    typeset_continuity_certificate,
)
from anju.office.papers.letters.endorsement_receipt import (
    EndorsementReceipt,
    typeset_endorsement_receipt,
)
from anju.office.papers.letters.missing_materials_notice import (
    MissingMaterialsPaper,
    typeset_missing_materials_notice,
)
from anju.office.papers.letters.parties import Party
from anju.office.papers.letters.refusal_notice import RefusalNotice, typeset_refusal_notice
from anju.office.papers.letters.registration_slip import RegistrationSlip, typeset_registration_slip

MATTER = "Residence permit"
RARE_NAME = "张𠮷㐂䶮𪜀"
LONG_NAME = "阿不都热合曼·买买提吐尔逊·库尔班江·艾合买提"
ADDRESS = (
    "广东省深圳市南山区粤海街道高新技术产业园南区科苑南路与滨海大道交汇处西北侧深圳湾创新科技"
    "中心二期东座第三十七层三七零六室之二并附属地下二层储藏间第一百二十八号乙单元"
)
MASKED = "4403***********012"
NUMBER = "SZ-2026-1127-00042"
IMPRINT = Imprint(
    NUMBER,
    "深圳市公安局南山分局粤海派出所",
    "Yuehai Police Station, Nanshan Branch, Shenzhen Public Security Bureau",
    date(2026, 11, 27),
    "7Q2M-0XKD-93FT-C8HV",
    "01" + "5c" * 32,
)
PARTY = Party(RARE_NAME, MASKED)
LONG_PARTY = Party(LONG_NAME, MASKED, agent="欧阳晓晨")


def a_life() -> Life:
    """Endorsed in time, late with a gap, and in time again: Shenzhen, seen on 27 November 2026."""
    days = (date(2023, 3, 1), date(2024, 6, 20), date(2025, 5, 30), date(2026, 6, 2))
    permit = Permit(date(2022, 3, 15), tuple(Endorsement(day) for day in days))
    return live(permit, load_measures().for_place("440300"), date(2026, 11, 27))


def a_photo() -> bytes:
    """A picture of the size that is kept, with enough in it to be no plain colour."""
    picture = io.BytesIO()
    Image.effect_mandelbrot((360, 480), (-2, -1.5, 1, 1.5), 60).convert("RGB").save(
        picture, "JPEG", quality=85
    )
    return picture.getvalue()


REASONS = (
    Reason(
        "registered_too_short",
        (Citation(REGULATION, 2),),
        (("months", 6), ("complete_on", "2026-12-30"), ("apply_from", "2026-12-31")),
    ),
    Reason("ground_not_there", (Citation(REGULATION, 2),), (("ground", "employment"),)),
)

ACCEPTANCE = AcceptanceReceipt(
    IMPRINT,
    PARTY,
    MATTER,
    date(2026, 11, 27),
    date(2026, 12, 12),
    (Material.RESIDENT_IDENTITY_CARD, Material.PHOTO, Material.LEASE),
)
MISSING = MissingMaterialsPaper(
    IMPRINT,
    LONG_PARTY,
    MATTER,
    (
        MissingItem("identity_evidence", (Material.RESIDENT_IDENTITY_CARD,)),
        MissingItem("likeness_evidence", (Material.PHOTO,)),
        MissingItem(
            "ground_evidence",
            (
                Material.LEASE,
                Material.TITLE_DEED,
                Material.PURCHASE_CONTRACT,
                Material.ACCOMMODATION_CERTIFICATE,
                Material.LABOUR_CONTRACT,
                Material.STUDENT_CARD,
            ),
        ),
    ),
    date(2026, 11, 27),
    date(2026, 12, 17),
)
REFUSAL = RefusalNotice(
    PaperKind.REFUSAL_NOTICE,
    IMPRINT,
    PARTY,
    MATTER,
    date(2026, 11, 20),
    REASONS,
    date(2027, 1, 26),
    "深圳市南山区人民政府",
    "the People's Government of Nanshan District, Shenzhen",
)
NON_ACCEPTANCE = RefusalNotice(
    PaperKind.NON_ACCEPTANCE_NOTICE,
    IMPRINT,
    LONG_PARTY,
    MATTER,
    date(2026, 11, 27),
    REASONS[:1],
    date(2027, 1, 26),
    "深圳市南山区人民政府",
)
ENDORSEMENT = EndorsementReceipt(
    IMPRINT,
    PARTY,
    "4403********00017",
    date(2026, 6, 2),
    date(2027, 6, 19),
    1,
    2,
    date(2027, 4, 21),
    a_life(),
    (date(2024, 3, 15), date(2024, 6, 19)),
)
CONFIRMATION = ConfirmationSlip(IMPRINT, LONG_PARTY, "4403********00017", a_life())
CONTINUITY = ContinuityCertificate(
    IMPRINT,
    PARTY,
    "4403********00017",
    "深圳市",
    "Shenzhen",
    date(2022, 3, 15),
    State.IN_FORCE,
    date(2024, 6, 20),
    2,
    date(2026, 11, 27),
    "子女入学",
)
REGISTRATION = RegistrationSlip(IMPRINT, PARTY, ADDRESS, date(2026, 11, 27), date(2027, 5, 27))
PROPOSED = CancellationNotice(
    IMPRINT,
    PARTY,
    "4403********00017",
    "Status",
    object_until=date(2026, 12, 12),
    basis_zh="《深圳经济特区居住证条例》",
)
CANCELLATION = replace(PROPOSED, cancelled_on=date(2026, 12, 14), object_until=None)
CARD = CardFace(
    IMPRINT,
    RARE_NAME,
    "F",
    "05",
    date(1990, 2, 28),
    "440305199002280021",
    a_photo(),
    ADDRESS,
    ADDRESS,
    "深圳市",
)

LETTERS: dict[str, Callable[[str], bytes]] = {
    "acceptance_receipt": partial(typeset_acceptance_receipt, ACCEPTANCE),
    "cancellation_notice": partial(typeset_cancellation_notice, CANCELLATION),
    "confirmation_slip": partial(typeset_confirmation_slip, CONFIRMATION),
    "continuity_certificate": partial(typeset_continuity_certificate, CONTINUITY),
    "endorsement_receipt": partial(typeset_endorsement_receipt, ENDORSEMENT),
    "missing_materials_notice": partial(typeset_missing_materials_notice, MISSING),
    "non_acceptance_notice": partial(typeset_refusal_notice, NON_ACCEPTANCE),
    "proposed_cancellation_notice": partial(typeset_cancellation_notice, PROPOSED),
    "refusal_notice": partial(typeset_refusal_notice, REFUSAL),
    "registration_slip": partial(typeset_registration_slip, REGISTRATION),
}
"""What sets each letter, by its kind; a card is set by `a_card`."""


def a_card() -> bytes:
    """The card of the sample holder."""
    return typeset_card_face(CARD)
