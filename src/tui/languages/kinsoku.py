"""Where a line of text may be broken: the rules of Chinese, Japanese, Korean, Thai and spaced languages.

Sources: UAX #14 (classes), JIS X 4051 and W3C JLREQ (kinsoku), W3C CLREQ, W3C KLREQ (keep-all), Unicode UAX #11.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache
from typing import Literal

from tui.languages.thai import word_ends

NO_START_EAST = frozenset(
    "、。，．：；！？）」』】》〉〕］｝〗〙〛〟︰﹐﹑﹒﹔﹕﹖﹗｡､･ﾞﾟｰ・ー〜～゠々〻ヽヾゝゞ％／"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯ"
)
"""East Asian characters that no line begins with: closing punctuation, small kana, repetition marks."""

NO_START_WEST = frozenset(")]},.:;!?%‰‱°℃℉¢’”»›…‥—–‐-·/†‡ฯๆ")
"""Others that no line begins with, unless a word goes on after them (".NET", "…and", Turkish "%26")."""

NO_START = NO_START_EAST | NO_START_WEST

NO_END = frozenset("（「『【《〈〔［｛〖〘〚〝﹙﹛＄￥￡￦＃＠｢([{‘“«‹$€£¥₩₫฿₺₽₹#@¿¡№§")
"""Characters that no line ends with: opening punctuation, currency signs before their amount."""

_AMBIGUOUS = frozenset("\"'")
"""Straight quotation marks: they open or close, so they stay with both neighbours."""

_UNBREAKABLE_SPACES = frozenset("\u00a0\u2007\u202f\u2060")

_DIGIT = "[0-9０-９]"
_SPACE = "[ \u00a0\u2009\u202f]"
_HAN = "\u3400-\u9fff\uf900-\ufaff"
_EAST_CURRENCY = (
    "美元|美金|欧元|歐元|日元|日圆|日圓|英镑|英鎊|人民币|人民幣|港元|港币|港幣|韩元|韓元|新?台币|新?台幣|加元|澳元"
    "|ドル|ユーロ|ポンド|ウォン|人民元|米ドル|香港ドル"
)
_EAST_UNIT = (
    f"[十百千万萬亿億兆京]+(?:{_EAST_CURRENCY}|[{_HAN}]?)|{_EAST_CURRENCY}"
    "|个百分点|個百分點|百分点|百分點|平方米|平方公里|公里|千米|公斤|千克|小时|小時|分钟|分鐘|个月|個月|[ヶヵかカ]月|時間|週間|秒間"
    f"|パーセント|ポイント|メートル|キロ|トン|[{_HAN}]"
)
_KOREAN_UNIT = f"[조억만천]*{_SPACE}?(?:달러|원|유로|엔|위안|파운드|퍼센트|개월|시간)"
_THAI_UNIT = (
    "(?:สิบ|ร้อย|พัน|หมื่น|แสน|ล้าน)+(?:ดอลลาร์|เหรียญ|บาท|ยูโร|เยน|หยวน|ปอนด์)?"
    "|ดอลลาร์|เหรียญ|บาท|ยูโร|เยน|หยวน|ปอนด์|เปอร์เซ็นต์|กิโลเมตร|เมตร|ปี|เดือน|วัน|ชั่วโมง|นาที|คน|ครั้ง|แห่ง"
)
_SPACED_UNIT = (
    "thousand|million|billion|trillion|bn|mn|tn|percent|per cent|pct|[kcm]?m|kg|g|[kMGT]?B|[kMGT]?Wh?|%"
    "|nghìn|ngàn|triệu|tỷ|tỉ|bin|milyon|milyar|trilyon|lira|dolar"
)
_NUMBER_PHRASE = re.compile(
    rf"(?:(?:[A-Z]{{1,3}})?[$€£¥₩₫฿₺₽₹＄￥￡￦]{_SPACE}?)?{_DIGIT}(?:[.,:．'’]?{_DIGIT})*"
    rf"(?:{_SPACE}?(?:[%％‰℃℉°]|{_EAST_UNIT}|{_KOREAN_UNIT}|{_THAI_UNIT})|{_SPACE}(?:{_SPACED_UNIT})(?![^\W\d_]))?"
)
_HAS_DIGIT = re.compile(_DIGIT)
_THAI_RUN = re.compile("[\u0e01-\u0e4e]+")
_WORD_FOLLOWS = re.compile(r"[^\w\s]+\w")

Kind = Literal["east", "hangul", "thai", "mark", "other"]


@cache
def kind(character: str) -> Kind:
    """Return to which system of line breaking a character belongs."""
    if "\u0e01" <= character <= "\u0e4e":
        return "thai"
    if (
        "\uac00" <= character <= "\ud7af"
        or "\u1100" <= character <= "\u11ff"
        or "\u3131" <= character <= "\u318e"
    ):
        return "hangul"
    if unicodedata.category(character)[0] == "M":
        return "mark"
    if unicodedata.east_asian_width(character) in "WF" or "\uff61" <= character <= "\uff9f":
        return "east"
    return "other"


class BreakRules:
    """Answers for one text where it may be broken."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._thai_ends: frozenset[int] | None = None
        phrases = (
            [phrase.span() for phrase in _NUMBER_PHRASE.finditer(text)] if _HAS_DIGIT.search(text) else []
        )
        self._phrase_starts = [start for start, _ in phrases]
        self._phrase_ends = [end for _, end in phrases]

    def in_number(self, offset: int) -> bool:
        """Whether a break at `offset` would part the digits of a number, or a number and its unit."""
        index = bisect_right(self._phrase_starts, offset - 1) - 1
        return index >= 0 and self._phrase_starts[index] < offset < self._phrase_ends[index]

    def may_break(self, offset: int) -> bool:
        """Whether a line may begin at `offset`, which lies within the text.

        Args:
            offset: The number of characters before the break, from 1 to one less than the text has.
        """
        before, after = self._text[offset - 1], self._text[offset]
        if after.isspace():
            return False
        if before.isspace():
            allowed = before not in _UNBREAKABLE_SPACES and self._after_space(offset)
        else:
            allowed = self._between(offset, before, after)
        return allowed and not self.in_number(offset)

    def is_forbidden(self, offset: int) -> bool:
        """Whether a break at `offset` would begin or end a line with punctuation that must not stand there."""
        before, after = self._text[offset - 1], self._text[offset]
        return after in NO_START or before in NO_END or kind(after) == "mark"

    def _after_space(self, offset: int) -> bool:
        after = self._text[offset]
        if offset >= 2 and self._text[offset - 2] in NO_END:
            return False
        if after in NO_START_EAST:
            return False
        return after not in NO_START_WEST or _WORD_FOLLOWS.match(self._text, offset) is not None

    def _between(self, offset: int, before: str, after: str) -> bool:
        """Whether two characters that stand together may be parted."""
        if self.is_forbidden(offset) or before in _AMBIGUOUS or after in _AMBIGUOUS:
            return False
        kinds = (kind(before), kind(after))
        if kinds == ("other", "other"):
            return self._after_hyphen(offset, before)
        if "hangul" in kinds:
            return self._beside_hangul(before, after)
        if "east" in kinds:
            return True
        if kinds == ("thai", "thai"):
            return offset in self._thai()
        return _is_word_edge(before, NO_START) and _is_word_edge(after, NO_END)

    def _after_hyphen(self, offset: int, before: str) -> bool:
        """Whether a hyphen or dash within a Latin word allows a break: "open-|source", not "GPT-4"."""
        if before == "—":
            return not self._text[offset - 2 : offset - 1].isspace()
        if before not in "-‐–":
            return False
        left, right = self._text[max(0, offset - 3) : offset - 1], self._text[offset : offset + 2]
        return len(left) == len(right) == 2 and left.isalpha() and right.isalpha()

    def _beside_hangul(self, before: str, after: str) -> bool:
        """Korean breaks at spaces (keep-all), and outside East Asian brackets."""
        return (after in NO_END and kind(after) == "east") or (
            before in NO_START_EAST and kind(before) == "east"
        )

    def _thai(self) -> frozenset[int]:
        if self._thai_ends is None:
            ends: list[int] = []
            for run in _THAI_RUN.finditer(self._text):
                ends += [run.start() + end for end in word_ends(run.group())]
            self._thai_ends = frozenset(ends)
        return self._thai_ends


def _is_word_edge(character: str, punctuation: frozenset[str]) -> bool:
    return character.isalnum() or kind(character) == "thai" or character in punctuation
