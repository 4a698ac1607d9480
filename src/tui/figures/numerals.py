"""Reads numerals: digits with separators, spelled numbers, and the scales that follow them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from tui.figures.grammar import Grammar, Numerals
from tui.figures.tokens import Token, Tokenizer, significant

_EITHER = ("正", "プラス", "플러스")
"""Before a word for minus: plus or minus."""


@dataclass(slots=True)
class Number:
    """A numeral with its scale, before anything is known of what it counts."""

    start: int
    end: int
    value: Decimal
    sig: int
    scale: Decimal = Decimal(1)
    scale_text: str = ""
    spelled: bool = False
    """No digit in it."""
    marked: bool = False
    """Its scale is a letter: 128K."""
    grouped: bool = False
    """Written with separators of thousands, a decimal point or a scale: no year."""
    more: bool = False
    """"20多亿": somewhat more than that."""
    fraction: bool = False
    signed: int = 0
    """Characters of its sign and the gap behind it."""


class NumberReader:
    """Reads the numbers of one language; built once a language."""

    def __init__(self, grammar: Grammar, units: Iterable[str]) -> None:
        rules = grammar.numerals
        self.rules = rules
        self.spaced = grammar.spaced
        self.more = grammar.more_inside
        self.tokenizer = Tokenizer(grammar, units)
        marks = "|".join(sorted(map(re.escape, rules.marks), key=len, reverse=True))
        self._mark = re.compile(
            rf" ?(?:{marks})(?![a-zA-Z0-9_²³\u00c0-\u024f\u1e00-\u1eff])" if marks else r"(?!)"
        )

    def read(self, folded: str, lowered: str) -> Iterator[Number]:
        """Yield the numbers of a text in order.

        Args:
            folded: The text as `fold.fold` returns it; marks such as K and M are matched here.
            lowered: The same in lower case, same length.
        """
        run: list[Token] = []
        for token in self.tokenizer.tokens(lowered):
            if run and not self._joins(run, token, lowered):
                yield from self._finish(run, folded, lowered)
                run = []
            run.append(token)
        if run:
            yield from self._finish(run, folded, lowered)

    def _joins(self, run: list[Token], token: Token, lowered: str) -> bool:
        """Whether a token goes on with the number that `run` begins."""
        last = run[-1]
        gap = lowered[last.end : token.start]
        if len(gap) > 16:
            return False
        if self._linked(run, token, gap, lowered):
            return True
        if token.kind == "half":
            return gap in {"", " "} and last.kind != "half"
        if token.kind in {"times", "scale"}:
            more = self.more and gap.strip() and gap.strip() in self.more
            if token.kind == "scale" and self._hyphened(gap, last):
                return True
            return bool(more) or (
                self._glued(gap, last) and (token.kind == "scale" or last.kind != "fraction")
            )
        return self._glued(gap, last) and self._adds_to(run, token, lowered)

    def _linked(self, run: list[Token], token: Token, gap: str, lowered: str) -> bool:
        """Whether a word links two spelled parts: two hundred and five, not between two hundred and five hundred."""
        if (
            self.rules.links is None
            or token.kind != "word"
            or token.value < 1
            or run[-1].kind not in {"times", "scale"}
        ):
            return False
        if not self.rules.links.fullmatch(gap) or run[0].kind not in {"word", "times"}:
            return False
        factor = self.tokenizer.factor_after(lowered, token.end)
        if factor is not None and factor >= run[-1].value and (run[-1].kind == "scale") == (factor >= 1000):
            return False  # five hundred and six hundred
        return not lowered[max(0, run[0].start - 9) : run[0].start].endswith("between ")

    def _adds_to(self, run: list[Token], token: Token, lowered: str) -> bool:
        """Whether a numeral adds to the number before it: 3 triệu | 500 nghìn, twenty | five."""
        last = run[-1]
        if token.kind == "fraction" or last.kind not in {"times", "scale"}:
            words = last.kind == token.kind == "word" and not self.rules.myriad
            return words and _adds(last.value, token.value, self.rules.tens_from)
        if token.kind == "word":
            mixed = not self.rules.myriad and any(part.kind == "digits" for part in run)
            return not mixed or self.tokenizer.factor_after(lowered, token.end) is not None  # 2 tỷ năm: years
        if token.value >= last.value or self._headless(run, lowered):
            return False
        factor = self.tokenizer.factor_after(lowered, token.end)
        if self.rules.myriad:
            return len(run) > 1 or not token.plain or factor is not None  # 만 65세 is "full 65 years"
        return (self.rules.adds and token.plain) or (factor is not None and factor < last.value)

    def _headless(self, run: list[Token], lowered: str) -> bool:
        """Whether the run is a scale that cannot begin a number: the 京 of 東京23区."""
        first = run[0]
        return first.kind in {"times", "scale"} and lowered[first.start : first.end] not in self.rules.bare

    def _glued(self, gap: str, last: Token) -> bool:
        if self.rules.glue.fullmatch(gap):
            return True
        return gap == "-" and last.kind == "word"

    def _hyphened(self, gap: str, last: Token) -> bool:
        """Whether a hyphen ties a scale to the digits before it: a $2.3-million house."""
        return gap == "-" and self.spaced and last.kind == "digits"

    def _finish(self, run: list[Token], folded: str, lowered: str) -> Iterator[Number]:
        if run[0].kind == "half":
            run = run[1:] if self.rules.articles else []  # ครึ่งล้าน is half a million
        if not run:
            return
        if all(token.kind in {"times", "scale"} for token in run):
            article = self._article(run[0].start, lowered)
            if article is not None:
                run = [article, *run]
            elif self._headless(run, lowered) and not lowered.startswith(
                ("之", "の"), max(0, run[0].start - 1)
            ):
                return
        number = self._compose(run, folded)
        if run[-1].kind in {"digits", "fraction"}:
            self._take_mark(number, folded)
        self._take_sign(number, lowered)
        yield number

    def _article(self, start: int, lowered: str) -> Token | None:
        """The words before a bare scale that say how many of it: a million, half a million."""
        before = " " + lowered[max(0, start - 16) : start].rstrip(" -")
        for words, many in self.rules.articles.items():
            if before.endswith(words) and not (self.spaced and before[-len(words) - 1].isalnum()):
                place = lowered.rindex(words, 0, start)
                return Token("word", place, place + len(words), many)
        return None

    def _compose(self, run: list[Token], folded: str) -> Number:
        value = _value_of(run, self.rules, folded)
        figures = [token for token in run if token.kind not in {"times", "scale"}]
        scales = [token for token in run if token.kind in {"times", "scale"}]
        number = Number(run[0].start, run[-1].end, value, 1)
        number.spelled = not any(char.isdigit() for char in folded[number.start : number.end])
        number.grouped = bool(scales) or not run[0].plain
        number.fraction = run[-1].kind == "fraction"
        if len(figures) == 1 and figures[0] is run[0] and figures[0].value:
            number.sig, number.scale = figures[0].sig, value / figures[0].value
            number.scale_text = folded[run[0].end : number.end].strip(" -") if scales else ""
            if self.more and number.scale_text[:1] in tuple(self.more):
                number.more, number.scale_text = True, number.scale_text[1:].strip()
        else:
            number.sig = significant(format(value.normalize(), "f")) if value < Decimal(10) ** 40 else 1
            if scales:
                number.scale = scales[0].value
                number.scale_text = folded[scales[0].start : scales[0].end]
        return number

    def _take_mark(self, number: Number, folded: str) -> None:
        match = self._mark.match(folded, number.end)
        if match is None:
            return
        text = match.group().strip()
        if match.group().startswith(" ") and len(text) == 1:
            return  # "5 M" is more often metres or a name than a scale
        number.scale = Decimal(10) ** self.rules.marks[text]
        number.scale_text, number.marked, number.grouped = text, True, True
        number.value *= number.scale
        number.end = match.end()

    def _take_sign(self, number: Number, lowered: str) -> None:
        before = lowered[max(0, number.start - 18) : number.start]
        for sign in self.rules.minus:
            stripped = before if sign == "-" else before.rstrip()
            if not stripped.endswith(sign):
                continue
            if _is_minus(sign, stripped[: -len(sign)][-2:]):
                number.signed = len(before) - len(stripped) + len(sign)
                number.start -= number.signed
                number.value = -number.value
            return


def _is_minus(sign: str, ahead: str) -> bool:
    """Whether a minus is one, by the two characters before it: not in 8 -10 and not at a word's end."""
    if sign != "-":
        return not (ahead[-1:].isascii() and ahead[-1:].isalpha()) and not ahead.endswith(_EITHER)
    return not ahead or ahead[-1] in '([:,"|\t\n（，：；、“' or (ahead[-1] == " " and not ahead[:1].isdigit())


def _adds(before: Decimal, value: Decimal, least: int) -> bool:
    return before >= least and before % 10 == 0 and before < 100 and value < 10


def _value_of(run: list[Token], rules: Numerals, folded: str) -> Decimal:
    stacks = len(rules.scales) == 1  # Thai has one scale: a million and a half millions of millions
    total = section = Decimal(0)
    current: Decimal | None = None
    lowest: Decimal | None = None
    for token in run:
        if token.kind == "times":
            section += (Decimal(1) if current is None else current) * token.value
            current = None
        elif token.kind == "scale":
            section += current or 0
            current = None
            again = token.value == lowest and (stacks or not section)
            if lowest is not None and (token.value > lowest or again):
                total = (total + section) * token.value
            else:
                total += (section or Decimal(1)) * token.value
            section, lowest = Decimal(0), token.value
        elif token.kind == "half":
            unit = lowest if current is None and lowest is not None else Decimal(1)
            current = (current or 0) + token.value * unit
        else:
            current = token.value if current is None else current + token.value
    if rules.colloquial and current is not None and len(run) > 1 and _trails(run, folded):
        current *= run[-2].value / 10
    return total + section + (current or 0)


def _trails(run: list[Token], folded: str) -> bool:
    """Whether the last lone digit stands right after a unit above ten: 三万五, 两百三, not 三万零五."""
    last, unit = run[-1], run[-2]
    return (
        last.kind == "word"
        and last.value < 10
        and unit.kind in {"times", "scale"}
        and unit.value > 10
        and folded[last.start : last.end] not in "零〇"
        and last.end - last.start == 1
        and unit.end == last.start
    )
