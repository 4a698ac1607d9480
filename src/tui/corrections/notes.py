"""Recognises a publisher's correction note, in the eight languages."""

from __future__ import annotations

import re

LONGEST_NOTE = 600

# Ways in which newsrooms begin a note of correction, at the start of a line or after an opening bracket.
_OPENINGS = (
    # en
    r"corrections?\b(?:\s*\([^)\n]{1,40}\))?\s*[:：—–-]",
    r"correction notice\b",
    r"clarifications?\s*[:：—–-]",
    r"(?:an? |the )?(?:earlier|previous|prior|original) versions? of this (?:article|story|report|piece|post)",
    r"this (?:article|story|report|piece|post) (?:has been|was) (?:corrected|amended|updated to correct)",
    r"editor['’]?s['’]? note\s*[:：]",
    # zh-Hans, zh-Hant
    r"(?:更正|勘误|勘誤|订正|訂正|更正启事|更正啟事|编者按|編者按)\s*[:：]",
    r"(?:本文|此文|文章|报道|報導)(?:此前|先前|早前|之前)(?:的)?版本",
    r"本文已(?:更正|修正|訂正)",
    # ja
    r"(?:【|［|\[)?(?:訂正|お詫びと訂正|訂正とお詫び|修正)(?:】|］|\]|\s*[:：])",
    r"(?:記事|本文)の(?:一部|内容)を(?:訂正|修正)",
    # ko
    r"(?:\[|【)?(?:정정|정정보도|바로잡습니다|알립니다)(?:\]|】|\s*[:：])",
    r"기사의? 일부(?:를|가) (?:정정|수정)",
    # vi
    r"(?:đính chính|hiệu đính|cải chính)\s*[:：]",
    r"(?:bài viết|bản tin) (?:này )?đã được (?:đính chính|sửa)",
    # th
    r"(?:แก้ไขข้อผิดพลาด|แก้ข่าว|ขอแก้ไข|แก้ไขข้อมูล)",
    # tr
    r"(?:düzeltme|tekzip|düzeltme notu)\s*[:：]",
    r"(?:haberin|yazının) (?:önceki|ilk) (?:sürümünde|halinde|versiyonunda)",
)
_NOTE = re.compile(
    r"(?:^|(?<=[\n(（]))[ \t*_]*(?:" + "|".join(_OPENINGS) + r")[^\n]{0,600}", re.IGNORECASE | re.MULTILINE
)


def correction_note(text: str) -> str:
    """Return the first correction note of an article's text, or an empty string.

    Args:
        text: The article's text; a note is a line of its own, or a bracket's beginning.
    """
    found = _NOTE.search(text)
    return found.group().strip()[:LONGEST_NOTE] if found else ""
