"""The words, by language, that show how the numbers of a sentence are computed from each other."""

from __future__ import annotations

from dataclasses import dataclass

from tui.figures.audit.patterns import Pattern


@dataclass(frozen=True, slots=True)
class FromTo:
    """What stands before and between an earlier and a later value."""

    before: Pattern
    """Right before the earlier value."""
    gap: Pattern
    """The whole gap between the earlier and the later value."""
    back_before: Pattern | None = None
    """Right before the later value, where that comes first: to 45 from 40."""
    back_gap: Pattern | None = None
    ending: bool = False
    """Whether the gap begins at the numeral, because the word is an ending of the unit."""


@dataclass(frozen=True, slots=True)
class Total:
    """What marks a number as the total of the others."""

    before: Pattern
    after: Pattern


_ZH_FROM_TO = FromTo(
    Pattern(r"(?:从|由|從|自).{0,8}$"),
    Pattern(
        r"[^,，、。；;]{0,10}(?:增|升|涨|漲|降|减|減|跌|提高|扩大|擴大)[^,，、。；;]{0,4}(?:到|至|为|為)\s*约?約?"
    ),
)
FROM_TO: dict[str, FromTo] = {
    "en": FromTo(
        Pattern(r"\bfrom (?:about |around |nearly |just |some |roughly |an estimated )?$"),
        Pattern(
            r"(?: in \d{4}| in [A-Z][a-z]+| last year| a year (?:ago|earlier))? to "
            r"(?:about |around |nearly |just |some |roughly |an estimated )?"
        ),
        Pattern(r"\bto (?:about |around |nearly |just |some |roughly )?$"),
        Pattern(r"(?: in \d{4}| last year| this year)?,? (?:up |down )?from (?:about |around |nearly |just |some |roughly )?"),
    ),
    "zh": _ZH_FROM_TO,
    "zh-Hant": _ZH_FROM_TO,
    "ja": FromTo(Pattern("$"), Pattern("から、?約?")),
    "ko": FromTo(Pattern("$"), Pattern("에서 (?:약 )?")),
    "vi": FromTo(Pattern(r"\btừ (?:khoảng |mức )?$"), Pattern(r" (?:lên|xuống|đến|tới|xuống còn|lên mức) (?:khoảng )?")),
    "th": FromTo(Pattern(r"จาก\s?(?:ประมาณ\s?)?$"), Pattern(r"\s?(?:เป็น|สู่|มาเป็น|มาอยู่ที่|เหลือ|ขึ้นเป็น|ลดลงเหลือ)\s?(?:ประมาณ\s?)?")),
    "tr": FromTo(Pattern("$"), Pattern(r"[^\d,.;]{0,24}?[dt][ae]n (?:yaklaşık )?"), ending=True),
}  # fmt: skip

CHANGES = Pattern(
    r"\b(?:up|down|rise|rises|rose|risen|rising|increas\w*|grew|grow\w*|climb\w*|jump\w*|surg\w*|soar\w*|gain\w*|"
    r"fall|falls|fell|falling|drop\w*|declin\w*|decreas\w*|slip\w*|slump\w*|plung\w*|cut|reduc\w*|shr[aiu]nk\w*|"
    r"expand\w*|boost\w*|rais\w*|lower\w*)\b|[增増涨漲升降跌减減]|提高|扩大|擴大|上回|下回|伸び|下落|上昇|증가|감소|늘|줄|상승|하락|"
    r"\b(?:tăng|giảm)\b|เพิ่ม|ลด|ขึ้น|ลง|\b(?:art|azal|düş|yüksel|geril|çık)\w*"
)
"""Words that say that a percentage is a change."""
UNUSUAL_BASE = Pattern(
    r"organic|constant currenc|like-for-like|adjusted|inflation|annuali[sz]ed|per year|a year\b|annual|compound|"
    r"year[- ]over[- ]year|year[- ]on[- ]year|\bexcluding\b|seasonally|同店|调整后|調整後|年化|年均|复合|複合|不变汇率|"
    r"為替|実質|조정|연평균|환율|điều chỉnh|bình quân|trung bình|เฉลี่ย|ปรับ|yıllık|düzeltilmiş|ortalama|birleşik"
)
"""Words that give a percentage another base than the two values beside it."""

OF: dict[str, Pattern] = {
    "en": Pattern(r"(?: \S+)? (?:out )?of (?:the |its |their |all |a total of )*"),
    "zh": Pattern(r"\s*(?:\S{0,6})(?:中|里),?，?\s?(?:有|的)?\s*"),
    "zh-Hant": Pattern(r"\s*(?:\S{0,6})(?:中|裡),?，?\s?(?:有|的)?\s*"),
    "ja": Pattern(r"\s*(?:\S{0,6})(?:のうち|中)、?\s*(?:\S{0,6})"),
    "ko": Pattern(r"\s*(?:\S{0,6})(?:중|가운데),?\s*(?:\S{0,6})"),
    "vi": Pattern(r"(?: \S+){0,2} (?:trong (?:tổng )?số|trên(?: tổng số)?) "),
    "th": Pattern(r"\s?จาก(?:ทั้งหมด)?\s?"),
}
"""The gap between a part and its whole; in Chinese, Japanese and Korean the whole comes first."""
SHARE: dict[str, Pattern] = {
    "en": Pattern(r"(?: [\w-]+){0,2},? ?(?:\(|or |— ?|– ?)(?:about |roughly |around |nearly )?"),
    "zh": Pattern(r"[^\d,，。]{0,6}[,，(（]\s?(?:占比?|比例为|约)?约?\s*"),
    "zh-Hant": Pattern(r"[^\d,，。]{0,6}[,，(（]\s?(?:佔比?|占比?|比例為|約)?約?\s*"),
    "ja": Pattern(r"[^\d、。]{0,6}[、(（]\s?(?:割合は|全体の)?約?\s*"),
    "ko": Pattern(r"[^\d,.]{0,8}[,(]\s?(?:비율은|약)?\s*"),
    "vi": Pattern(r"(?: [^\s\d]+){0,2},? ?(?:\(|chiếm |tức |tương đương )(?:khoảng )?"),
    "th": Pattern(r"\s?[^\d\s]{0,12}\s?(?:\(|คิดเป็น|หรือ)\s?(?:ประมาณ\s?)?"),
}
"""The gap between the whole and the percentage that restates it."""

SPREAD_OVER: dict[str, Pattern] = {
    "en": Pattern(r"(?: [\w-]+){0,6}? (?:over|across|during|in|for)(?: the)?(?: next| past| coming| last)? "),
    "zh": Pattern("[^。]{0,12}?(?:未来|在|今后|为期|分)?"),
    "zh-Hant": Pattern("[^。]{0,12}?(?:未來|在|今後|為期|分)?"),
    "ja": Pattern("[^。]{0,12}?(?:今後|を|、)?"),
    "ko": Pattern("[^.]{0,12}?(?:향후|앞으로|를|을)? ?"),
    "vi": Pattern(r"(?: [^\s\d]+){0,6}? trong(?: vòng)? "),
    "th": Pattern(r"[^\d]{0,24}(?:ใน|ตลอด|ภายใน)(?:ระยะเวลา)?\s?"),
}
"""The gap between a total and the years that it is spread over."""

_ZH_TOTAL = Total(
    Pattern(r"(?:合计|共计|总计|总共|合計|共計|總計|總共)(?:为|為|达|達)?约?\s?$"), Pattern("(?!)")
)
TOTALS: dict[str, Total] = {
    "en": Total(
        Pattern(r"\b(?:for a total of|bringing the total to|totall?ing|adding up to|in total,?) $"),
        Pattern(r"(?: \S+)? in total\b"),
    ),
    "zh": _ZH_TOTAL,
    "zh-Hant": _ZH_TOTAL,
    "ja": Total(Pattern("(?:合計|計|合わせて)(?:で|は)?約?$"), Pattern("(?!)")),
    "ko": Total(Pattern("(?:모두 합쳐|합계|합치면) ?(?:약 )?$"), Pattern("(?!)")),
    "vi": Total(Pattern(r"\b(?:tổng cộng(?: là)?|tổng số là) $"), Pattern("(?!)")),
    "th": Total(Pattern(r"(?:รวมทั้งสิ้น|รวมทั้งหมด|รวมเป็น)\s?$"), Pattern("(?!)")),
    "tr": Total(Pattern(r"\btoplamda $"), Pattern("(?!)")),
}
