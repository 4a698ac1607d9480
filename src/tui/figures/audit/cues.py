"""The words, by language, that say a figure equals something, multiplies it, or measures something."""

from __future__ import annotations

from tui.figures.audit.patterns import Pattern, any_of

_ABOUT_THE = (
    r"(?:about|roughly|approximately|nearly|almost|around|or)\s+the\s+(?:entire\s+|total\s+|combined\s+)?"
    r"(?:population|area|size|height|length|weight|mass|depth|gdp|revenue|economy|economic output|distance|"
    r"circumference|diameter|age)\b"
)
LIKENESS: dict[str, Pattern] = {
    "en": any_of(
        r"\bequal(?:s|ing| to| in size to)\b",
        r"\bequivalent(?:s)? (?:to|of|in size to)\b",
        r"\bthe size of\b",
        r"\bsame (?:size|number|height|length|area|weight|distance|population|parameter count) (?:as|of)\b",
        r"\bas (?:large|big|tall|long|heavy|high|wide|deep|many|much|populous|far|fast|hot|old)(?: \w+)? as\b",
        r"\b(?:largest|biggest|full-size) version of\b",
        r"\bon (?:a )?par with\b",
        r"\bcomparable (?:to|with|in size to)\b",
        r"\bmatch(?:es|ing) (?:that|those|the \w+) of\b",
        r"\bin line with\b",
        _ABOUT_THE,
    ),
    "zh": any_of(
        "相当于", "等于", "等同于", "不相上下", "相当", "持平", "一样(?:大|多|高|长|重)", "同等规模"
    ),
    "zh-Hant": any_of(
        "相當於", "等於", "等同於", "不相上下", "相當", "持平", "一樣(?:大|多|高|長|重)", "同等規模"
    ),
    "ja": any_of("に相当", "に匹敵", "と同じ", "と同等", "と同規模", "に等しい", "並みの?"),
    "ko": any_of(
        "에 해당", "에 상당", "맞먹", "와 같은", "과 같은", "와 동일", "과 동일", "동등한", "버금가", "비슷한"
    ),
    "vi": any_of(
        r"\btương đương\b",
        r"\bngang (?:với|bằng)\b",
        r"\bbằng (?:với )?(?:dân số|diện tích|GDP|kích thước|quy mô)\b",
    ),
    "th": any_of("เทียบเท่า", "เท่ากับ", "เทียบได้กับ", "พอ ?ๆ ?กับ"),
    "tr": any_of(
        r"\beşdeğer", r"\beşit\b", r"\bdenk\b", r"\bile aynı\b", r"\bkadar (?:büyük|uzun|ağır|yüksek)\b"
    ),
}
"""Claims that one thing is as much as another."""

MULTIPLES: dict[str, Pattern] = {
    "en": any_of(
        r"\b(?:times|twice|thrice|double|triple|half|halves|third|quarter|fifth|tenth|hundredth|fraction|per ?cent)\b",
        "%",
        r"\bthan\b",
        r"\b(?:two|three|four|five|six|eight|ten|twelve|dozens?|hundreds?|thousands?|several|many) "
        r"(?:\S+ )?(?:marathons?|pools?|pitches|fields?|whales?|everests?|towers?)\b",
    ),
    "zh": any_of("[倍半%％]", "分之", "超过", "高于", "低于", "不到"),
    "zh-Hant": any_of("[倍半%％]", "分之", "超過", "高於", "低於", "不到"),
    "ja": any_of("[倍%％]", "半分", "分の", "上回", "下回", "より", "超え"),
    "ko": any_of("배", "절반", "%", "분의", "보다", "넘"),
    "vi": any_of(r"\blần\b", r"\bgấp\b", r"\bnửa\b", "%", r"\bhơn\b", r"\bkém\b"),
    "th": any_of("เท่าของ", r"\d\s*เท่า", "ครึ่ง", "%", "ร้อยละ", "กว่า"),
    "tr": any_of(r"\bkat", r"\byarı", "%", r"\byüzde\b", r"\bfazla", r"\bdaha\b", r"\büçte\b", r"\bdörtte\b"),
}
"""Words near a claim that make it another claim than likeness."""

MEASURES: dict[str, Pattern] = {
    "parameters": any_of("parameter", "参数", "參數", "パラメータ", "파라미터", "매개변수", "tham số", "พารามิเตอร์", "parametre"),
    "population": any_of("population", "people", "人口", "인구", "dân số", "ประชากร", "nüfus"),
    "gdp": any_of(
        r"\bGDP\b", "gross domestic product", r"\beconomy\b", "economic output", "生产总值", "生產總值", "総生産",
        "经济总量", "經濟總量", "국내총생산", "GSYİH", "GSYH", "hasıla", "tổng sản phẩm", "ผลิตภัณฑ์มวลรวม",
    ),
    "revenue": any_of(
        r"\brevenues?\b", r"\bsales\b", r"\bturnover\b", "营收", "營收", "销售额", "銷售額", "売上", "매출", "doanh thu",
        "รายได้", "gelir", "ciro",
    ),
    "employees": any_of(
        "employ", "workforce", r"\bstaff\b", r"\bworkers\b", "员工", "員工", "従業員", "社員", "직원", "nhân viên", "พนักงาน",
        "çalışan",
    ),
}  # fmt: skip
"""Words that tell which property is meant, where the unit alone does not."""
