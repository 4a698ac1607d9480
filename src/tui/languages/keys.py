"""Keys on keyboards without Latin letters: which key was meant when a Korean or Thai layout is on."""

from __future__ import annotations

import unicodedata

# The Korean two-set layout (KS X 5002), key by key: letters, then those that shift changes.
_KOREAN = dict(
    zip("ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ", "qwertyuiopasdfghjklzxcvbnm", strict=True)
) | dict(zip("ㅃㅉㄸㄲㅆㅒㅖ", "QWERTOP", strict=True))
# Input methods join the letters of a syllable: these take it apart again (Unicode, chapter 3.12).
_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_COMPOUNDS = str.maketrans(
    {
        "ㅘ": "ㅗㅏ",
        "ㅙ": "ㅗㅐ",
        "ㅚ": "ㅗㅣ",
        "ㅝ": "ㅜㅓ",
        "ㅞ": "ㅜㅔ",
        "ㅟ": "ㅜㅣ",
        "ㅢ": "ㅡㅣ",
        "ㄳ": "ㄱㅅ",
        "ㄵ": "ㄴㅈ",
        "ㄶ": "ㄴㅎ",
        "ㄺ": "ㄹㄱ",
        "ㄻ": "ㄹㅁ",
        "ㄼ": "ㄹㅂ",
        "ㄽ": "ㄹㅅ",
        "ㄾ": "ㄹㅌ",
        "ㄿ": "ㄹㅍ",
        "ㅀ": "ㄹㅎ",
        "ㅄ": "ㅂㅅ",
    }
)
_FIRST_SYLLABLE, _LAST_SYLLABLE = 0xAC00, 0xD7A3

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

LATIN_KEYS = _KOREAN | _THAI
"""The Latin key for every character that a Korean or Thai layout gives in its place."""


def latin_keys(typed: str) -> str:
    """Return the Latin keys behind what a keyboard or input method typed.

    Korean syllables are taken apart, full-width letters of East Asian input methods made narrow.

    Args:
        typed: The characters of one key press or one commit of an input method.

    Returns:
        One character for each key, or "" where a character belongs to no known layout: then the person should
        hear that an input method is on.
    """
    keys: list[str] = []
    for character in _letters(unicodedata.normalize("NFKC", typed) if _full_width(typed) else typed):
        key = character if "!" <= character <= "~" else LATIN_KEYS.get(character)
        if key is None:
            return ""
        keys.append(key)
    return "".join(keys)


def _full_width(typed: str) -> bool:
    return any("\uff01" <= character <= "\uff5e" for character in typed)


def _letters(typed: str) -> str:
    """Return `typed` with Korean syllables and compound letters taken apart."""
    letters: list[str] = []
    for character in typed:
        code = ord(character)
        if _FIRST_SYLLABLE <= code <= _LAST_SYLLABLE:
            rest, final = divmod(code - _FIRST_SYLLABLE, len(_FINALS))
            initial, vowel = divmod(rest, len(_VOWELS))
            letters += [_INITIALS[initial], _VOWELS[vowel], _FINALS[final].strip()]
        else:
            letters.append(character)
    return "".join(letters).translate(_COMPOUNDS)
