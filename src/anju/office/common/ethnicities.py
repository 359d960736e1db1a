"""The ethnicities of China (民族) by their two-digit codes.

Source: GB/T 3304, the 56 recognised ones, and 97 and 98 as identity registers write them.

>>> ethnicity("05").name_zh, ethnicity("05").name_en, len(ETHNICITIES)
('维吾尔族', 'Uyghur', 58)
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ethnicity:
    """One ethnicity; `code` is two digits, its zero kept."""

    code: str
    name_zh: str
    name_en: str

    def name(self, language: str) -> str:
        """The name in "zh" or "en"."""
        return self.name_en if language == "en" else self.name_zh


OTHER_CODE = "97"
"""Not identified, or none of the 56."""

FOREIGN_DESCENT_CODE = "98"
"""A Chinese citizen of foreign descent."""

_IN_ORDER = (
    *(("汉", "Han"), ("蒙古", "Mongol"), ("回", "Hui"), ("藏", "Tibetan"), ("维吾尔", "Uyghur")),
    *(("苗", "Miao"), ("彝", "Yi"), ("壮", "Zhuang"), ("布依", "Buyei"), ("朝鲜", "Korean")),
    *(("满", "Manchu"), ("侗", "Dong"), ("瑶", "Yao"), ("白", "Bai"), ("土家", "Tujia")),
    *(("哈尼", "Hani"), ("哈萨克", "Kazakh"), ("傣", "Dai"), ("黎", "Li"), ("傈僳", "Lisu")),
    *(("佤", "Va"), ("畲", "She"), ("高山", "Gaoshan"), ("拉祜", "Lahu"), ("水", "Sui")),
    *(("东乡", "Dongxiang"), ("纳西", "Naxi"), ("景颇", "Jingpo"), ("柯尔克孜", "Kyrgyz")),
    *(("土", "Tu"), ("达斡尔", "Daur"), ("仫佬", "Mulao"), ("羌", "Qiang"), ("布朗", "Blang")),
    *(("撒拉", "Salar"), ("毛南", "Maonan"), ("仡佬", "Gelao"), ("锡伯", "Xibe")),
    *(("阿昌", "Achang"), ("普米", "Pumi"), ("塔吉克", "Tajik"), ("怒", "Nu")),
    *(("乌孜别克", "Uzbek"), ("俄罗斯", "Russian"), ("鄂温克", "Ewenki"), ("德昂", "Deang")),
    *(("保安", "Bonan"), ("裕固", "Yugur"), ("京", "Gin"), ("塔塔尔", "Tatar")),
    *(("独龙", "Derung"), ("鄂伦春", "Oroqen"), ("赫哲", "Hezhen"), ("门巴", "Monba")),
    *(("珞巴", "Lhoba"), ("基诺", "Jino")),
)

ETHNICITIES: Mapping[str, Ethnicity] = {
    each.code: each
    for each in (
        *(
            Ethnicity(f"{number:02d}", f"{name_zh}族", name_en)
            for number, (name_zh, name_en) in enumerate(_IN_ORDER, start=1)
        ),
        Ethnicity(OTHER_CODE, "其他", "other"),
        Ethnicity(FOREIGN_DESCENT_CODE, "外国血统中国籍人士", "of foreign descent"),
    )
}
"""Code to ethnicity, in order of the code."""


def ethnicity(code: str) -> Ethnicity:
    """The ethnicity with a code; raises KeyError where the standard has none."""
    return ETHNICITIES[code]


def ethnicity_name(code: str, language: str) -> str:
    """The name of a code in "zh" or "en"; the code itself where the standard has none."""
    found = ETHNICITIES.get(code)
    return found.name(language) if found else code
