"""What changed between two versions of an article: by words, changed figures first, churn left out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.figures.models import Figure

MOST_WORDS = 20_000
"""Words of each version that are compared."""
_DENSE = "\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f"
_WORDS = re.compile(rf"\s+|[{_DENSE}]|(?:(?![{_DENSE}])[\w.,'’$€£¥%-])+|[^\w\s]")
# Lines that publishers change without changing the story: times, tallies, and what surrounds the text.
_CHURN = re.compile(
    r"^\W*(?:"
    r"(?:last |first )?(?:updated|modified|published|posted|edited)"
    r"(?:\s*[:：]| (?:on|at|just now|today|yesterday|\d|\w{3,9}\.? \d)).{0,80}"
    r"|.{0,40}\b\d+ (?:seconds?|minutes?|mins?|hours?|days?|weeks?|months?) ago\b.{0,20}"
    r"|\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?(?: [A-Z]{2,5})?"
    r"|(?:read (?:more|also|next)|related(?: articles?| stories| links?)?|see also|more on this|most read|recommended"
    r"|advertisement|sponsored|share(?: this)?|sign up|subscribe|follow us)\b.{0,160}"
    r"|[\d,.]+[km]? (?:views?|comments?|shares?|likes?|reads?)"
    r"|(?:更新|发布|發布|更新于|更新於|最終更新|更新日時|업데이트|수정|입력|cập nhật|อัปเดต|güncelleme|son güncelleme).{0,60}"
    r"|(?:相关阅读|相關閱讀|延伸阅读|延伸閱讀|関連記事|관련 ?기사|xem thêm|đọc thêm|ข่าวที่เกี่ยวข้อง|ilgili haberler).{0,160}"
    r"|广告|廣告|広告|광고|quảng cáo|โฆษณา|reklam"
    r")\W*$",
    re.IGNORECASE,
)


class Change(StrEnum):
    """What happened to a run of words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that share a fate."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class ChangedFigure:
    """A figure that is another one now: the headline of a difference."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Two versions compared."""

    figures: tuple[ChangedFigure, ...]
    runs: tuple[Run, ...]


def without_churn(text: str) -> str:
    """Return the text's lines without those that change on their own, white space made even."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line and not _CHURN.match(line))


def digest(title: str, text: str) -> bytes:
    """Return a hash of what an article says; versions that differ by churn alone have the same."""
    told = f"{' '.join(title.split())}\x1f{without_churn(text)}"
    return hashlib.blake2b(told.encode("utf-8", "replace"), digest_size=16).digest()


def word_difference(before: str, after: str) -> tuple[Run, ...]:
    """Compare two texts word by word; Chinese, Japanese and Thai letter by letter.

    Args:
        before: The older text.
        after: The newer one.

    Returns:
        Runs in order; joined without the new ones they are `before`, without those gone `after`.
    """
    old, new = (_WORDS.findall(text)[:MOST_WORDS] for text in (before, after))
    codes = SequenceMatcher(None, old, new, autojunk=len(old) > 2_000).get_opcodes()
    runs: list[Run] = []
    gone = added = ""
    for position, (kind, i1, i2, j1, j2) in enumerate(codes):
        kept = "".join(old[i1:i2])
        between = kind == "equal" and not kept.strip() and 0 < position < len(codes) - 1
        if kind != "equal" or between:  # a space between two changes belongs to them
            gone, added = gone + kept, added + "".join(new[j1:j2])
            continue
        runs += _changed(gone, added)
        runs.append(Run(Change.SAME, kept))
        gone = added = ""
    runs += _changed(gone, added)
    return tuple(runs)


def _changed(gone: str, added: str) -> list[Run]:
    pairs = ((Change.GONE, gone), (Change.NEW, added))
    return [Run(change, text) for change, text in pairs if text]


def difference(before: str, after: str, language: str = "") -> Difference:
    """Compare two versions of an article.

    Args:
        before: The older text.
        after: The newer one.
        language: BCP 47 tag of both, for the figures.

    Returns:
        Changed figures first, then the words, churn left out.
    """
    runs = word_difference(without_churn(before), without_churn(after))
    return Difference(_changed_figures(runs, language or "en"), runs)


def _changed_figures(runs: tuple[Run, ...], language: str) -> tuple[ChangedFigure, ...]:
    """Figures in words that were replaced, each beside the one that stands there now.

    The words around a change are read along: "1.28 trillion" and "1.28 billion" differ in their scale alone.
    """
    from tui.figures import find  # noqa: PLC0415  grammars are loaded only where figures are compared

    changed: list[ChangedFigure] = []
    for position, run in enumerate(runs):
        if run.change is Change.SAME:
            continue
        first = position == 0 or runs[position - 1].change is Change.SAME
        if not first:
            continue
        pair = runs[position : position + 2]
        gone = "".join(each.text for each in pair if each.change is Change.GONE)
        new = "".join(each.text for each in pair if each.change is Change.NEW)
        left = runs[position - 1].text[-40:] if position else ""
        after = next((each.text for each in runs[position + 1 :] if each.change is Change.SAME), "")[:40]
        old_figures = _at(find(left + gone + after, language), len(left), len(left) + len(gone))
        new_figures = _at(find(left + new + after, language), len(left), len(left) + len(new))
        changed += [
            ChangedFigure(one, other)
            for one, other in zip(old_figures, new_figures, strict=False)
            if one != other
        ]
    return tuple(dict.fromkeys(changed))


def _at(figures: Sequence[Figure], start: int, end: int) -> list[str]:
    """The texts of the figures that overlap a stretch."""
    return [" ".join(figure.text.split()) for figure in figures if figure.start < end and figure.end > start]
