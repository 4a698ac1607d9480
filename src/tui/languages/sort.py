"""Sorts names as readers of each language expect to find them in a list."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from tui.languages import catalogue
from tui.languages.fold import fold

_LATER = "\U0010fffd"
"""Sorts a letter after every word that begins with the letter before it: "ă" is written as "a" and this."""

_VIETNAMESE = str.maketrans(
    {"ă": f"a{_LATER}", "â": f"a{_LATER * 2}", "đ": f"d{_LATER}", "ê": f"e{_LATER}"}
    | {"ô": f"o{_LATER}", "ơ": f"o{_LATER * 2}", "ư": f"u{_LATER}"}
)
_VIETNAMESE_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_TURKISH = str.maketrans(
    {
        "ç": f"c{_LATER}",
        "ğ": f"g{_LATER}",
        "ı": f"h{_LATER}",
        "ö": f"o{_LATER}",
        "ş": f"s{_LATER}",
        "ü": f"u{_LATER}",
    }
)
_THAI_LEADING_VOWEL = re.compile("([เ-ไ])([ก-ฮ])")
_THAI_TONES = re.compile("[็-๎]")
_SMALL_KANA = str.maketrans("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ", "ー\u3099\u309a")
_TO_HIRAGANA = {katakana: katakana - 0x60 for katakana in range(0x30A1, 0x30F7)}
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_IN_SET, _OUT_OF_SET = 0xF0000, 0x100000


def sort_key(text: str, code: str = "") -> tuple[str, str]:
    """Return a key by which names are sorted for readers of a language.

    Chinese characters follow their legacy national sets, whose frequent part is ordered as readers know it:
    GB 2312 by pinyin, Big5 by strokes, JIS X 0208 by Japanese reading; rarer characters come after them.

    Args:
        text: A name or title.
        code: A catalogue code; empty means the language in use.

    Returns:
        What is compared first, and the text as written to tell equals apart.
    """
    make = _PRIMARY.get(code or catalogue.current(), fold)
    return make(text), text


def _by_set(charset: str) -> Callable[[str], str]:
    def place(match: re.Match[str]) -> str:
        character = match.group()
        encoded = character.encode(charset, "ignore")
        return chr(_IN_SET + int.from_bytes(encoded)) if encoded else chr(_OUT_OF_SET + ord(character))

    return lambda text: _HAN.sub(place, fold(text))


def _japanese(text: str) -> str:
    kana = unicodedata.normalize("NFD", fold(text)).translate(_TO_HIRAGANA).translate(_SMALL_KANA)
    return _by_japanese_set(kana)


def _thai(text: str) -> str:
    return _THAI_TONES.sub("", _THAI_LEADING_VOWEL.sub(r"\2\1", fold(text)))


def _vietnamese(text: str) -> str:
    toneless = _VIETNAMESE_TONES.sub("", unicodedata.normalize("NFD", text.casefold()))
    return unicodedata.normalize("NFC", toneless).translate(_VIETNAMESE)


def _turkish(text: str) -> str:
    lowered = text.replace("I", "ı").replace("İ", "i").casefold()
    return unicodedata.normalize("NFC", lowered).translate(_TURKISH)


_by_japanese_set = _by_set("shift_jis")
_PRIMARY: dict[str, Callable[[str], str]] = {
    "zh_Hans": _by_set("gb2312"),
    "zh_Hant": _by_set("big5"),
    "ja": _japanese,
    "th": _thai,
    "vi": _vietnamese,
    "tr": _turkish,
}
