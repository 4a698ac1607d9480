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
_FIELD = Pattern(r"(?:st|nd|rd|th)?,? (?:place )?(?:out )?of (?:the )?(?P<field>\d{1,5})(?![\d%]|[.,]\d)\b")
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
        elif figure.kind is Kind.RANK and version.lang == "en":
            field = _FIELD.match(version.text, figure.end, end)
            if field and quantity.value > int(field["field"]):
                fields = {"stated": str(quantity.value), "field": field["field"]}
                yield _note(version, quantity, (_PLACE, fields))


def _note(version: Version, quantity: Quantity, mechanism: tuple[str, dict[str, str]]) -> Finding:
    evidence = quoted(version.text, quantity.figure)
    return finding("I3", Tier.NOTE, version, quantity.index, mechanism, evidence=evidence)
