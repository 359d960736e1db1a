"""Surnames of two characters, and surnames that are read differently from the same character.

Both tables are short lists of our own, of what is met in registers: a surname that is missing
is masked after its first character and read as the character is usually read.

>>> SURNAME_READINGS["单"], "欧阳" in COMPOUND_SURNAMES
(('shan',), True)
"""

from typing import Final

_COMPOUND: Final = (
    "欧阳 上官 司马 诸葛 司徒 皇甫 尉迟 公孙 慕容 令狐 夏侯 东方 赫连 澹台 宇文 长孙 端木 "
    "独孤 南宫 西门 闻人 轩辕 万俟 呼延 钟离 太史 申屠 公羊 濮阳 淳于 单于 闾丘 拓跋 百里 "
    "东郭 第五 左丘 梁丘 鲜于 宗政 仲孙 司空 公冶 羊舌 微生 达奚 完颜"
)
COMPOUND_SURNAMES: Final = frozenset(_COMPOUND.split())
"""Surnames of two characters."""

_READ: Final = (
    "单shan 曾zeng 仇qiu 解xie 查zha 盖ge,gai 区ou 朴piao 尉wei,yu 翟zhai,di 缪miao 员yun "
    "覃qin,tan 乐yue,le 秘bi,mi 繁po 种chong 召shao 折she 车che 宿su 宓mi,fu 乜nie 逄pang "
    "郇xun,huan 隗wei,kui 郗xi,chi 藏zang 谌chen,shen 句gou 祭zhai,ji 都du 能nai 於yu 粘nian 佴nai "
    "洗xian 冼xian 冯feng 沈shen 石shi 俞yu 贾jia 谷gu 叶ye 陶tao 汤tang 丁ding 盛sheng 齐qi 万wan "
    "景jing 余yu 侯hou 陆lu 葛ge 柏bai 应ying 钱qian 洪hong 肖xiao 阙que 贲ben 晁chao 晟cheng "
    "褚chu 费fei,bi 适kuo 那na 哈ha 纪ji 曲qu 尹yin 宁ning 华hua 任ren 卜bu 燕yan "
    "万俟mo,qi 尉迟yu,chi 澹台tan,tai 长孙zhang,sun 单于chan,yu 令狐ling,hu"
)


def _readings() -> dict[str, tuple[str, ...]]:
    """The table by surname: of one character its readings, of two the reading of each."""
    table = {}
    for item in _READ.split():
        surname = item.rstrip("abcdefghijklmnopqrstuvwxyz,")
        table[surname] = tuple(item[len(surname) :].split(","))
    return table


SURNAME_READINGS: Final = _readings()
"""Of a surname of one character the readings, the usual one first; of one of two characters the
reading of each."""
