"""Finds the words of Thai, which writes no spaces between them."""

from __future__ import annotations

import gzip
import re
from functools import cache, lru_cache
from pathlib import Path

# A letter with the vowels and tones that cannot stand without it: no word ends inside such a cluster. Vowels
# written before their consonant belong to the next letter; thanthakhat silences the letter before it.
_CLUSTER = re.compile("[เ-ไ]*[ก-ฮฤฦ](?:ั[่-๋]?[ก-ฮ])?[ะ-ฺๅ็-๎]*(?:[ก-ฮ][ุิ]?์)?|[^ก-ฮ]")
_NO_START = "ๆฯ"
"""Repetition and abbreviation signs: they stay with the word before them."""
_HEAD = 3
"""Letters by which the list is looked up."""
_SHORTEST = (2,)
"""Lengths of words that are shorter than a head: they may begin anywhere."""
_UNKNOWN = 20
"""What a cluster outside every word costs; a word costs 1, so few and long words win (maximal matching)."""
_UNREACHED = 1 << 30
_LONGEST_RUN = 600
"""Letters that are divided at once; a longer run without a space is divided piece by piece."""


def word_ends(run: str) -> tuple[int, ...]:
    """Return the offsets after each word of a run of Thai letters, the run's own end among them.

    Args:
        run: Thai letters, vowels and tones without spaces.
    """
    ends: list[int] = []
    start = 0
    while start < len(run):
        piece = _divide(run[start : start + _LONGEST_RUN])
        cut = start + _LONGEST_RUN < len(run)
        # The last words of a piece that was cut off may go on: they are divided again with what follows.
        settled = piece[: max(1, len(piece) - 4)] if cut else piece
        ends += [start + end for end in settled]
        start = ends[-1]
    return tuple(ends)


@lru_cache(maxsize=2_048)
def _divide(run: str) -> tuple[int, ...]:
    """Divide a run into the fewest words of the list, clusters outside every word being the last resort."""
    words, lengths = _words()
    borders = [cluster.end() for cluster in _CLUSTER.finditer(run)]
    if borders[-1] != len(run):
        borders.append(len(run))
    known_borders = frozenset(borders)
    cheapest: dict[int, int] = {0: 0}
    came_from: dict[int, int] = {}
    for start, following in zip([0, *borders], borders, strict=False):
        cost = cheapest[start]
        if cost + _UNKNOWN < cheapest.get(following, _UNREACHED):
            cheapest[following] = cost + _UNKNOWN
            came_from[following] = start
        for length in lengths.get(run[start : start + _HEAD], _SHORTEST):
            end = start + length
            if end in known_borders and cost + 1 < cheapest.get(end, _UNREACHED) and run[start:end] in words:
                cheapest[end] = cost + 1
                came_from[end] = start
    return _trace(run, came_from, words)


def _trace(run: str, came_from: dict[int, int], words: frozenset[str]) -> tuple[int, ...]:
    """Follow the cheapest way back; clusters outside the list stay together, as parts of one foreign name."""
    ends: list[int] = []
    end = len(run)
    unknown_follows = False
    while end:
        start = came_from[end]
        known = run[start:end] in words
        if end == len(run) or not (unknown_follows or run[end] in _NO_START):
            ends.append(end)
        # A lone consonant is the end of the syllable before it, whatever that is.
        unknown_follows = not known and (
            end - start == 1 or run[came_from.get(start, 0) : start] not in words
        )
        end = start
    return tuple(reversed(ends))


@cache
def _words() -> tuple[frozenset[str], dict[str, tuple[int, ...]]]:
    """Return the word list, and which lengths the words with the same first letters have."""
    packed = Path(__file__).with_name("thai_words.gz").read_bytes()
    words = frozenset(gzip.decompress(packed).decode("tis-620").split("\n"))
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[:_HEAD], {*_SHORTEST}).add(len(word))
    return words, {head: tuple(found) for head, found in lengths.items()}
