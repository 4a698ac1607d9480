"""What became of a claim: the passage found again in the article as it stands now, and compared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from tui.corrections.models import Claim, Quote, State
from tui.corrections.notes import correction_note

LOOKS = (
    timedelta(hours=1),
    timedelta(hours=6),
    timedelta(hours=24),
    timedelta(days=3),
    timedelta(days=7),
    timedelta(days=14),
    timedelta(days=30),
)
"""How long after filing the article is looked at again."""

ALIKE = 72.0
"""From which likeness (0 to 100) a passage counts as the one that was quoted, changed."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Where the quoted passage stands now."""

    before: str
    """The sentence or line around the quote, as it was."""
    after: str
    """The same as it is now; empty where it is gone."""
    start: int
    end: int
    """Offsets of `after` in the text that was searched."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a look at the article says of the claim."""

    state: State
    """FILED where nothing has changed, else LIKELY_FIXED, CHANGED, NOTED or REMOVED."""
    passage: Passage
    note: str = ""
    """The publisher's correction note, where there is one that was not there before."""


def next_look(filed: datetime, last_look: datetime | None) -> datetime | None:
    """Return when the article is to be looked at again, or None after the last time.

    Args:
        filed: When the correction was filed.
        last_look: When the article was looked at last; None before the first time.
    """
    for delay in LOOKS:
        if last_look is None or filed + delay > last_look:
            return filed + delay
    return None


def outcome(claim: Claim, before: str, after: str, *, gone: bool = False) -> Outcome:
    """Compare the passage of a claim in two versions of the article.

    A changed page says nothing: about a quarter of all articles change after publication. What counts is the
    quoted passage, found by its own words and by those around it.

    Args:
        claim: What was said.
        before: The article's text when the claim was made.
        after: Its text now.
        gone: Whether the address answers 404 or 410.
    """
    old = _context(before, claim.quote)
    if gone:
        return Outcome(State.REMOVED, Passage(old, "", 0, 0))
    start, end = locate(after, claim.quote)
    now = after[start:end]
    note = correction_note(after)
    if note and note in before:
        note = ""
    passage = Passage(old, _widened(after, start, end) if end > start else "", start, end)
    if _same(now, claim.quote.exact):
        return Outcome(State.NOTED if note else State.FILED, passage, note)
    if claim.should_be and _holds(now, passage.after, claim):
        return Outcome(State.LIKELY_FIXED, passage, note)
    return Outcome(State.CHANGED, passage, note)


def locate(text: str, quote: Quote) -> tuple[int, int]:
    """Return the offsets of what now stands in the quote's place; (0, 0) where nothing like it is left.

    First the words with what stood around them, then the space between prefix and suffix, then the passage
    most like it (rapidfuzz, partial alignment).
    """
    exact = _exact(text, quote)
    if exact is not None:
        return exact
    between = _between(text, quote)
    if between is not None:
        return between
    from rapidfuzz import fuzz  # noqa: PLC0415  only a changed passage needs it

    whole = f"{quote.prefix}{quote.exact}{quote.suffix}"
    found = fuzz.partial_ratio_alignment(whole, text, score_cutoff=ALIKE)
    if found is None or found.dest_end <= found.dest_start:
        return 0, 0
    start = min(found.dest_start + len(quote.prefix), found.dest_end)
    end = max(start, found.dest_end - len(quote.suffix))
    return start, end


def _exact(text: str, quote: Quote) -> tuple[int, int] | None:
    """The occurrence of the very words whose surroundings agree the most."""
    best: tuple[int, int] | None = None
    best_agreement = -1
    position = text.find(quote.exact) if quote.exact else -1
    while position >= 0:
        end = position + len(quote.exact)
        agreement = _common_end(text[:position][-64:], quote.prefix) + _common_start(
            text[end : end + 64], quote.suffix
        )
        if agreement > best_agreement:
            best, best_agreement = (position, end), agreement
        position = text.find(quote.exact, position + 1)
    return best


def _between(text: str, quote: Quote) -> tuple[int, int] | None:
    """The space between the words before and the words after, where both still stand."""
    for length in (64, 32, 16, 10):
        prefix, suffix = quote.prefix[-length:], quote.suffix[:length]
        if len(prefix) < min(length, 8) or len(suffix) < min(length, 8):
            continue
        start = text.find(prefix)
        if start < 0:
            continue
        start += len(prefix)
        end = text.find(suffix, start, start + 4 * len(quote.exact) + 200)
        if end >= 0:
            return start, end
    return None


def _common_end(one: str, other: str) -> int:
    return _common_start(one[::-1], other[::-1])


def _common_start(one: str, other: str) -> int:
    for position, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return position
    return min(len(one), len(other))


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()) == " ".join(other.split())


def _holds(now: str, sentence: str, claim: Claim) -> bool:
    """Whether the proposed words stand where the quoted ones stood, by their letters or by their figures."""
    proposed = " ".join(claim.should_be.split()).casefold()
    if proposed in " ".join(now.split()).casefold() or (
        proposed in sentence.casefold() and claim.quote.exact not in sentence
    ):
        return True
    from tui.figures import find  # noqa: PLC0415  grammars are loaded only where figures are compared

    language = claim.source.language or "en"
    wanted = {(figure.value, figure.unit) for figure in find(claim.should_be, language)}
    told = {(figure.value, figure.unit) for figure in find(now, language)}
    return bool(wanted) and {value for value, _ in wanted} == {value for value, _ in told}


_SENTENCE_ENDS = ".!?。！？\n"


def _widened(text: str, start: int, end: int) -> str:
    """The sentence around `text[start:end]`, 400 characters at most on either side."""
    left = max(
        (text.rfind(mark, max(0, start - 400), start) for mark in (". ", "! ", "? ", "。", "！", "？", "\n")),
        default=-1,
    )
    while end < len(text) and end - start < 400 and text[end - 1] not in _SENTENCE_ENDS:
        end += 1
    return text[left + 1 : end].strip()


def _context(text: str, quote: Quote) -> str:
    found = _exact(text, quote)
    return _widened(text, *found) if found else quote.exact
