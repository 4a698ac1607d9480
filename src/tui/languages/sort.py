"""Sorts names as readers of each language expect to find them in a list."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from tui.languages import catalogue

_NUMBER = re.compile("[0-9]+")
_LATER = "\U0010fffd"
"""Sorts a letter after every word that begins with the letter before it: "ă" is written as "a" and this."""

_VIETNAMESE = str.maketrans(
    {"ă": f"a{_LATER}", "â": f"a{_LATER * 2}", "đ": f"d{_LATER}", "ê": f"e{_LATER}"}
    | {"ô": f"o{_LATER}", "ơ": f"o{_LATER * 2}", "ư": f"u{_LATER}"}
)
_VIETNAMESE_TONES = "[\u0300\u0301\u0303\u0309\u0323]"
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
_THAI_LEADING_VOWEL = "([เ-ไ])([ก-ฮ])"
_THAI_TONES = "[็-๎]"
_SMALL_KANA = str.maketrans("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ", "ー\u3099\u309a")
_TO_HIRAGANA = {katakana: katakana - 0x60 for katakana in range(0x30A1, 0x30F7)}
_HAN = "[\u3400-\u9fff\uf900-\ufaff]"
_IN_SET, _OUT_OF_SET = 0xF0000, 0x100000


def sort_key(text: str, code: str = "") -> tuple[str, str]:
    """Return a key by which names are sorted for readers of a language, numbers in them by their size.

    Chinese characters follow their legacy national sets, whose frequent part is ordered as readers know it:
    GB 2312 by pinyin, Big5 by strokes, JIS X 0208 by Japanese reading; rarer characters come after them.

    Args:
        text: A name or title.
        code: A catalogue code; empty means the language in use.

    Returns:
        What is compared first, and the text as written to tell equals apart.
    """
    return _key(text, code or catalogue.current())


def path_key(path: str) -> tuple[tuple[str, str], ...]:
    """Return a key by which folders are sorted, each right before what lies in it.

    Args:
        path: Names of folders, parted by "/".
    """
    return tuple(sort_key(name) for name in path.split("/"))


@lru_cache(maxsize=4_096)
def _key(text: str, code: str) -> tuple[str, str]:
    # Most names are ASCII, and the rules for all others take a while to load.
    first = text.lower() if text.isascii() and code != "tr" else _PRIMARY.get(code, _folded)(text)
    return _NUMBER.sub(_by_size, first), text


def _by_size(number: re.Match[str]) -> str:
    """Write a number such that 2 comes before 10: its length first."""
    digits = number[0].lstrip("0")
    return f"{len(digits):03}{digits}"


def _folded(text: str) -> str:
    from tui.languages.fold import fold  # noqa: PLC0415  with the first name that is not ASCII

    return fold(text)


def _by_set(charset: str) -> Callable[[str], str]:
    def place(match: re.Match[str]) -> str:
        character = match.group()
        encoded = character.encode(charset, "ignore")
        return chr(_IN_SET + int.from_bytes(encoded)) if encoded else chr(_OUT_OF_SET + ord(character))

    return lambda text: re.sub(_HAN, place, _folded(text))


def _japanese(text: str) -> str:
    kana = unicodedata.normalize("NFD", _folded(text)).translate(_TO_HIRAGANA).translate(_SMALL_KANA)
    return _by_japanese_set(kana)


def _thai(text: str) -> str:
    return re.sub(_THAI_TONES, "", re.sub(_THAI_LEADING_VOWEL, r"\2\1", _folded(text)))


def _vietnamese(text: str) -> str:
    toneless = re.sub(_VIETNAMESE_TONES, "", unicodedata.normalize("NFD", text.casefold()))
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
