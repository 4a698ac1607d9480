"""How long a text takes to read."""

from __future__ import annotations

import math
import re

WORDS_PER_MINUTE = 238
"""Silent reading of non-fiction in English, mean of 190 studies (Brysbaert 2019, J. Mem. Lang. 109)."""

# Chinese, Japanese and Thai write no spaces, so characters are counted. The rates make a translation take as
# long as its original: characters that replace an English word in parallel news text (1.7, 2.5, 6), times 238.
HAN_PER_MINUTE = 400
JAPANESE_PER_MINUTE = 600
THAI_PER_MINUTE = 1_400

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_KANA = re.compile("[\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f]+")
_THAI = re.compile("[\u0e01-\u0e4e]+")
_WORD = re.compile(r"\w(?:[\w.,'’-]*\w)?")


def reading_seconds(text: str) -> int:
    """Return how many seconds a text takes to read silently; each script in it is counted in its own way.

    Args:
        text: Cleaned text, in any mixture of languages.
    """
    han = kana = thai = 0
    if not text.isascii():
        text, kana = _take(_KANA, text)
        text, thai = _take(_THAI, text)
        text, han = _take(_HAN, text)
    # Chinese that quotes a name in kana stays Chinese: a tenth of kana makes a text Japanese.
    japanese = kana * 10 > han
    minutes = len(_WORD.findall(text)) / WORDS_PER_MINUTE + thai / THAI_PER_MINUTE
    minutes += (han + kana) / (JAPANESE_PER_MINUTE if japanese else HAN_PER_MINUTE)
    return math.ceil(minutes * 60)


def reading_minutes(text: str) -> int:
    """Return the reading time in whole minutes, rounded up; 0 only for a text without a word.

    Args:
        text: Cleaned text, in any mixture of languages.
    """
    return math.ceil(reading_seconds(text) / 60)


def _take(script: re.Pattern[str], text: str) -> tuple[str, int]:
    """Return `text` without the runs of `script`, and how many characters they had."""
    rest = script.sub(" ", text)
    runs = script.findall(text)
    return rest, sum(map(len, runs))
