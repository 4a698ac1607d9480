"""The form of a text that the search index holds, and the keys by which a word is found in it.

The index is made of trigrams, which alone find nothing shorter than three letters. So every letter of Chinese,
Japanese and Korean stands between spaces: 公司 is stored as " 公 司 ", whose trigrams are exactly its letters and
its pairs of letters. Words of one and two letters elsewhere (AI, UK, 5G) are repeated at the end within marks.
"""

from __future__ import annotations

import re

from tui.languages.fold import fold

LONGEST_BODY = 200_000
"""Characters of an entry's text that are indexed."""
MOST_KEYS = 12
"""Trigrams of one word that are looked up; the text itself decides in the end."""
FEW_KEYS = 4
"""Of a longer word every second trigram is looked up. Each one more takes a tenth of a search for two words; leaving it
out lets through one text in five hundred more, which is then read for nothing."""
KEYS_OF_SEVERAL = 6
"""Trigrams that are looked up in all where several words must be there: each word rules out what the others let through."""

_MARK = "\ue000"
# White space, and the punctuation and symbols of ASCII, Latin-1, General Punctuation, arrows to misc symbols, CJK.
_BREAKS = re.compile(
    "[\\s\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf\u2000-\u206f\u2190-\u2bff"
    "\u3000-\u3004\u3008-\u3020\u3030\u30fb\ue000-\uf8ff\ufe30-\ufe6f]"
)
_ASCII_BREAKS = {code: " " for code in range(128) if _BREAKS.match(chr(code))}
_ASCII_LETTERS = [chr(code) for code in range(128) if not _BREAKS.match(chr(code))]
_SHORT_ASCII = frozenset(first + second for first in _ASCII_LETTERS for second in ("", *_ASCII_LETTERS))
"""Every word of one or two signs of ASCII: what of them is in a text is asked at once, not word by word."""
_DENSE = re.compile(
    "[\u3005-\u3007\u3041-\u30fa\u30fc-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
)
_THAI = re.compile("[\u0e01-\u0e4e]")


def normal(text: str) -> str:
    """Return folded `text` with single spaces for punctuation and around every dense letter, and at both ends."""
    return f" {' '.join(words(text))} "


def words(text: str) -> list[str]:
    """Return the folded words of `text`, every dense letter a word of its own: what the index holds between spaces."""
    folded = fold(text)
    if folded.isascii():
        return folded.translate(_ASCII_BREAKS).split()
    spaced = _BREAKS.sub(" ", folded)
    if _DENSE.search(spaced):
        spaced = _DENSE.sub(r" \g<0> ", spaced)
    return spaced.split()


def indexed(text: str) -> str:
    """Return what the index holds for `text`.

    Args:
        text: Plain text; what is beyond `LONGEST_BODY` cannot be found.
    """
    return joined(words(text[:LONGEST_BODY]))


def joined(words: list[str]) -> str:
    """Return what the index holds for a text.

    Args:
        words: What `words` returned for it.
    """
    if not words:
        return ""
    line = " ".join(words)
    if line.isascii():
        short = sorted(_SHORT_ASCII.intersection(words))
    else:
        short = sorted(word for word in set(words) if len(word) <= 2 and not _DENSE.match(word))
    return f" {line} {''.join([f'{_MARK}{word}{_MARK}' for word in short])}"


def needle(typed: str) -> str:
    """Return the run of indexed text that shows that what was `typed` is there, or "" where nothing is left of it.

    Words of one and two letters must stand alone; longer ones may be part of a longer word.
    """
    plain = normal(typed)
    bare = plain.strip()
    return plain if bare and len(bare) <= 2 and not _THAI.search(bare) else bare


def keys(needle: str, words: int = 1) -> tuple[str, ...]:
    """Return trigrams that every text with this needle has, or none for the few that have none (one Thai letter).

    Args:
        needle: What `needle` returned.
        words: How many words must be there, this one among them.
    """
    bare = needle.strip()
    if needle != bare and not _DENSE.match(bare):
        return (f"{_MARK}{bare}{_MARK}"[:3],)
    found = list(dict.fromkeys(needle[at : at + 3] for at in range(len(needle) - 2)))
    most = min(MOST_KEYS, max(FEW_KEYS, len(found) // 2 + 1))
    if words > 1:
        most = max(2, min(most, KEYS_OF_SEVERAL // words))
    if len(found) <= most:
        return tuple(found)
    return tuple(found[place * (len(found) - 1) // (most - 1)] for place in range(most))
