"""I3: what cannot be, a share above the whole and a place beyond the field."""

from __future__ import annotations

from collections.abc import Iterator

from tui.core.messages import N_
from tui.figures.audit.findings import finding, quoted
from tui.figures.audit.patterns import Pattern
from tui.figures.audit.quantities import Quantity, Version
from tui.figures.models import Finding, Kind, Tier

_SHARE = N_("{stated} of a whole is more than the whole.")
_PLACE = N_("Place {stated} in a field of {field}.")

_EN_WHOLES = (
    "respondents|voters|people|students|patients|users|adults|women|men|employees|households|residents|children|"
    "participants|customers|seats|votes|cases"
)
_ZH_WHOLES = "受访者|受訪者|选民|選民|民众|民眾|学生|學生|患者|用户|用戶|员工|員工|家庭|居民|席位|选票|選票"
_WHOLE: dict[str, Pattern] = {
    "en": Pattern(rf" of (?:the |all |its |their |our |surveyed |registered |eligible )*(?:{_EN_WHOLES})\b"),
    "zh": Pattern(f"的?(?:{_ZH_WHOLES})"),
    "zh-Hant": Pattern(f"的?(?:{_ZH_WHOLES})"),
    "ja": Pattern("の(?:回答者|有権者|国民|学生|患者|利用者|従業員|世帯|住民|議席)"),
    "ko": Pattern("의 ?(?:응답자|유권자|국민|학생|환자|이용자|직원|가구|주민|의석)"),
    "vi": Pattern(
        r" (?:số )?(?:người được hỏi|cử tri|dân số|học sinh|sinh viên|bệnh nhân|hộ gia đình|cư dân)\b"
    ),
    "th": Pattern(r"\s?ของ(?:ผู้ตอบ|ผู้มีสิทธิ|ประชากร|นักเรียน|ผู้ป่วย|ผู้ใช้|พนักงาน|ครัวเรือน)"),
    "tr": Pattern(r"['’ ]?(?:\w{0,3} )?(?:katılımcı|seçmen|öğrenci|hasta|kullanıcı|çalışan|hane)ların\w*"),
}
"""A closed group right after a percentage, of which there is no more than all."""
_NEVER = "(?!)"
_ZH_FIELD = (
    r"(?P<field>\d{1,5})(?:(?:个|個)(?!月|星期|小[时時]|季|世)|[国國家名所支省])[^\d，。；]{0,8}[中裡里]"
    r"[^\d，。；]{0,6}$",
    r"[^\d，。；（(]{0,6}[，（(]\s?(?:全部|总共|總共|一?共|合[计計])\s?(?P<field>\d{1,5})(?:[个個](?!月|百)|[国國家名所支省])",
)
_FIELD: dict[str, tuple[Pattern, Pattern]] = {
    "en": (
        Pattern(_NEVER),
        Pattern(r"(?:st|nd|rd|th)?,? (?:place )?(?:out )?of (?:the )?(?P<field>\d{1,5})(?![\d%]|[.,]\d)\b"),
    ),
    "zh": (Pattern(_ZH_FIELD[0]), Pattern(_ZH_FIELD[1])),
    "zh-Hant": (Pattern(_ZH_FIELD[0]), Pattern(_ZH_FIELD[1])),
    "ja": (
        Pattern(
            r"(?P<field>\d{1,5})(?:[かカヶヵケ]国(?:・地域)?|国|人|社|校|大学|チーム|都市|地域|球団|都道府県|市区?町村)中の?[、で]?$"
        ),
        Pattern(
            r"[（(](?:全|対象)?(?P<field>\d{1,5})(?:[かカヶヵケ]国(?:・地域)?|国|人|社|校|大学|チーム|都市|地域)中[)）]"
        ),
    ),
    "ko": (
        Pattern(
            r"(?P<field>\d{1,5})(?:개국|명|개사|(?:개\s?)?(?:국가|나라|팀|대학|도시|기업|회사|학교|지역|종목|구단))(?:\s?가운데|\s?중)"
            r"(?:에서)?\s?(?:에|전체)?\s?$"
        ),
        Pattern(r"[(](?:전체\s)?(?P<field>\d{1,5})(?:개국|명|개사|개\s?\w{1,4})\s?중[)]"),
    ),
    "vi": (
        Pattern(_NEVER),
        Pattern(
            r"\s?(?:/|(?:trên|trong)(?: tổng)?(?: số)? |của )(?P<field>\d{1,5})\b(?![.,]\d|%| (?:năm|tháng|tuần|ngày|quý|giờ|phút|giây))"
        ),
    ),
    "th": (
        Pattern(_NEVER),
        Pattern(
            r"[^\d]{0,16}?จาก(?:ทั้งหมด|จำนวน|ทั้งสิ้น)?\s?(?P<field>\d{1,5})\s?(?:ประเทศ|ทีม|คน|แห่ง|เมือง|จังหวัด|บริษัท|มหาวิทยาลัย|ราย|เขต|โรงเรียน)"
        ),
    ),
    "tr": (
        Pattern(
            r"(?P<field>\d{1,5}) (?:ülke|takım|şehir|kent|il|üniversite|şirket|kişi|aday|okul|marka|yarışmacı)\w{0,6} (?:arasında|içinde),? $"
        ),
        Pattern(_NEVER),
    ),
}
"""The field that a place is one of: right before the place, and right behind it."""
_LONGEST_GROUP = 60


def check_possible(version: Version) -> Iterator[Finding]:
    """Yield notes on shares over 100 percent of a closed group and on places beyond the field.

    Args:
        version: The audited text.
    """
    whole = _WHOLE.get(version.lang)
    for quantity in version.ends:
        figure = quantity.figure
        end = min(len(version.text), figure.end + _LONGEST_GROUP)
        if figure.kind is Kind.PERCENT and quantity.value > 100 and figure.direction is None and whole:
            if whole.match(version.text, figure.end, end):
                yield _note(version, quantity, (_SHARE, {"stated": figure.text}))
        elif figure.kind is Kind.RANK:
            field = _field(version, figure.start, figure.end)
            if field and quantity.value > int(field):
                yield _note(version, quantity, (_PLACE, {"stated": str(quantity.value), "field": field}))


def _field(version: Version, start: int, end: int) -> str:
    """The number of those that a place is one of, as written, or nothing."""
    before, behind = _FIELD.get(version.lang, (Pattern(_NEVER), Pattern(_NEVER)))
    found = before.search(version.text, max(0, start - _LONGEST_GROUP), start) or behind.match(
        version.text, end, min(len(version.text), end + _LONGEST_GROUP)
    )
    return found["field"] if found else ""


def _note(version: Version, quantity: Quantity, mechanism: tuple[str, dict[str, str]]) -> Finding:
    evidence = quoted(version.text, quantity.figure)
    return finding("I3", Tier.NOTE, version, quantity.index, mechanism, evidence=evidence)
