"""Keys on keyboards without Latin letters: which key was meant when a Korean or Thai layout is on."""

from __future__ import annotations

import re

# The Korean two-set layout (KS X 5002), key by key: letters, then those that shift changes.
_KOREAN = dict(
    zip("ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ", "qwertyuiopasdfghjklzxcvbnm", strict=True)
) | dict(zip("ㅃㅉㄸㄲㅆㅒㅖ", "QWERTOP", strict=True))
# The Thai Kedmanee layout (TIS 820-2538); keys that give a Latin sign there are left out.
_THAI = {
    **dict(zip("ๅภถุึคตจขช", "1456789" + "0-=", strict=True)),
    **dict(zip("ๆไำพะัีรนยบลฃ", "qwertyuiop[]\\", strict=True)),
    **dict(zip("ฟหกดเ้่าสวง", "asdfghjkl;'", strict=True)),
    **dict(zip("ผปแอิืทมใฝ", "zxcvbnm,./", strict=True)),
    **dict(zip("๑๒๓๔ู฿๕๖๗๘๙", "@#$%^&*()_+", strict=True)),
    **dict(zip("๐ฎฑธํ๊ณฯญฐฅ", "QERTYUIOP{|", strict=True)),
    **dict(zip("ฤฆฏโฌ็๋ษศซ", "ASDFGHJKL:", strict=True)),
    **dict(zip("ฉฮฺ์ฒฬฦ", "CVBN<>?", strict=True)),
}

_TELEX = {"ư": "w", "Ư": "W"}
"""The one key that Vietnamese Telex turns into another letter by itself; all others need two key presses."""

LATIN_KEYS = _KOREAN | _THAI | _TELEX
"""The Latin key for every character that a Korean or Thai layout, or Telex, gives in its place."""

_COMPOSED = re.compile(
    "[\u3040-\u30ff\u31f0-\u31ff\uff61-\uff9f"  # kana, also half-width
    "\u3130-\u318f\uac00-\ud7a3"  # Hangul: letters joined by an input method, and syllables
    "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"  # Han
    "\u3000-\u3003\u3008-\u301f\uff01-\uff5e"  # East Asian punctuation, full-width letters and digits
    "ăâđêôơĂÂĐÊÔƠ\u1ea0-\u1ef9]"  # Vietnamese letters
)


def latin_key(typed: str) -> str:
    """Return the Latin key that lies where `typed` does on a Korean or Thai keyboard, or "" where none does.

    Syllables stay unknown: an input method hands them over only once they are complete, several keys too late
    for what was meant by the first of them.

    Args:
        typed: The character of one key press.
    """
    return LATIN_KEYS.get(typed, "")


def is_composed(typed: str) -> bool:
    """Whether `typed` comes out of an East Asian or Vietnamese input method, which swallows the keys before it.

    Args:
        typed: The character of one key press.
    """
    return _COMPOSED.fullmatch(typed) is not None
