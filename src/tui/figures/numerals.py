"""Reads numerals: digits with separators, spelled numbers, and the scales that follow them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from tui.figures.grammar import Grammar, Numerals

LONGEST_NUMERAL = 30
"""Digits; anything longer is an identifier."""
_VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.333333333", "⅔": "0.666666667"}


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


@dataclass(slots=True)
class _Token:
    kind: str
    """digits, word, times, scale, fraction, half"""
    start: int
    end: int
    value: Decimal
    sig: int = 1
    plain: bool = True


def significant(digits: str) -> int:
    """Significant digits of a plain decimal numeral: zeros at the end count only after the point."""
    whole, point, part = digits.partition(".")
    bare = (whole + part).lstrip("0")
    if not point:
        bare = bare.rstrip("0")
    return max(1, len(bare))


def plain_digits(numeral: str, rules: Numerals, *, scaled: bool) -> str | None:
    """Return a numeral with separators as plain digits with a point, or None when it cannot be one.

    Args:
        numeral: Digits, points and commas.
        rules: The language's separators.
        scaled: Whether a scale word or percent sign follows: "1,125 tỷ" has a decimal comma, while
            "16,700 người" is an English comma that slipped into a language that groups by points.
    """
    marks = [char for char in numeral if not char.isdigit()]
    if not marks:
        return numeral
    last, parts = marks[-1], re.split(r"[.,']", numeral)
    if len(set(marks)) == 2 and marks.count(last) == 1:
        head = parts[:-1]
        return "".join(head) + "." + parts[-1] if _grouped(head) else None
    if len(set(marks)) > 1:
        return None
    if len(marks) > 1:
        return "".join(parts) if _grouped(parts) else None
    three = len(parts[1]) == 3 and 1 <= len(parts[0]) <= 3 and parts[0] != "0"
    if last == rules.decimal:
        foreign = rules.decimal == "," and three and not scaled
        return "".join(parts) if foreign else ".".join(parts)
    return "".join(parts) if three else ".".join(parts)


def _grouped(parts: list[str]) -> bool:
    if len(parts) == 1:
        return True
    return 1 <= len(parts[0]) <= 3 and len(parts[-1]) == 3 and all(len(part) in (2, 3) for part in parts[1:])


class NumberReader:
    """Reads the numbers of one language; built once a language."""

    def __init__(self, grammar: Grammar, units: Iterable[str]) -> None:
        rules = grammar.numerals
        scaling = (*rules.multipliers, *rules.scales)
        self.rules = rules
        self.more = grammar.more_inside
        self._word_values = dict(rules.words)
        self._units = tuple(
            unit for unit in units if any(len(unit) > len(word) and unit.startswith(word) for word in scaling)
        )
        words = sorted(
            {*rules.words, *rules.multipliers, *rules.scales, *rules.halves}, key=len, reverse=True
        )
        spelled = "|".join(re.escape(word).replace(r"\ ", r"[ -]") for word in words)
        if grammar.spaced:
            spelled = rf"(?<![^\W\d_])(?:{spelled})(?=(?:{rules.suffix})(?![^\W\d_]))"
        if rules.digits:
            part = rf" ?[{rules.point}] ?[{rules.digits}]{{1,30}}" if rules.point else "(?!)"
            spelled = rf"[{rules.digits}]{{1,30}}(?:{part})?|{part}|{spelled}"
        self._tokens = re.compile(
            r"(?P<fraction>(?<![\d/.,])(?:\d{1,6} )?\d{1,3}/\d{1,3}(?![\d/]))"
            r"|(?P<digits>\d+(?:[.,]\d+)*)|(?P<vulgar>[½¼¾⅓⅔])"
            rf"|(?P<spelled>{spelled})"
        )
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
        run: list[_Token] = []
        for token in self._tokenize(lowered):
            if run and not self._joins(run, token, lowered):
                yield from self._finish(run, folded, lowered)
                run = []
            run.append(token)
        if run:
            yield from self._finish(run, folded, lowered)

    def _tokenize(self, lowered: str) -> Iterator[_Token]:
        for match in self._tokens.finditer(lowered):
            token = self._token(match, lowered)
            if token is None:
                continue
            if (
                token.kind in {"times", "scale"}
                and self._units
                and lowered.startswith(self._units, token.start)
            ):
                continue  # 千克 and 兆赫 are units, not a thousand and a million of something
            yield token

    def _token(self, match: re.Match[str], lowered: str) -> _Token | None:
        start, end, text = match.start(), match.end(), match.group()
        kind = match.lastgroup
        if kind == "digits":
            return self._digits(start, end, text, lowered)
        if kind == "fraction":
            return _fraction(start, end, text)
        if kind == "vulgar":
            return _Token("fraction", start, end, Decimal(_VULGAR[text]), 2)
        text = text.replace("-", " ")
        if text in self.rules.halves:
            return _Token("half", start, end, Decimal("0.5"), 1)
        if text in self.rules.multipliers:
            return _Token("times", start, end, Decimal(self.rules.multipliers[text]))
        if text in self.rules.scales:
            return _Token("scale", start, end, Decimal(10) ** self.rules.scales[text])
        if text in self._word_values:
            value = self._word_values[text]
            return _Token("word", start, end, value, significant(str(value)))
        return self._positional(start, end, text)

    def _digits(self, start: int, end: int, text: str, lowered: str) -> _Token | None:
        if len(text) > LONGEST_NUMERAL:
            return None
        after = lowered[end : end + 14].lstrip()
        scaled = after.startswith(("%", *self.rules.scales)) or lowered[
            max(0, start - 6) : start
        ].rstrip().endswith(("%", "yüzde"))
        plain = plain_digits(text, self.rules, scaled=scaled)
        if plain is None:
            return None
        return _Token(
            "digits", start, end, Decimal(plain), significant(plain), plain == text and "." not in plain
        )

    def _positional(self, start: int, end: int, text: str) -> _Token:
        whole, *part = (
            re.split(rf"[{self.rules.point}]", text.replace(" ", "")) if self.rules.point else [text]
        )
        plain = _by_place(whole, self.rules.digits) or "0"
        if part:
            plain += "." + _by_place(part[0], self.rules.digits)
        kind = "word" if len(whole) == 1 or part else "digits"
        return _Token(kind, start, end, Decimal(plain), significant(plain), False)

    def _joins(self, run: list[_Token], token: _Token, lowered: str) -> bool:
        last = run[-1]
        gap = lowered[last.end : token.start]
        if len(gap) > 5:
            return False
        if token.kind == "half":
            return gap in {"", " "} and last.kind != "half"
        if token.kind in {"times", "scale"}:
            if self.more and gap.strip() and gap.strip() in self.more:
                return True
            return self._glued(gap, last) and (token.kind == "scale" or last.kind != "fraction")
        if not self._glued(gap, last) or token.kind == "fraction":
            return False
        if last.kind in {"times", "scale"}:
            if token.kind == "word":
                return True
            if token.value >= last.value or self._headless(run, lowered):
                return False
            joins = self.rules.myriad or (self.rules.adds and token.plain)
            return joins or self._scale_follows(lowered, token.end, last.value)
        if last.kind == "word" and token.kind == "word":
            return _adds(last.value, token.value) and not self.rules.myriad
        return False

    def _headless(self, run: list[_Token], lowered: str) -> bool:
        """Whether the run is a scale that cannot begin a number: the 京 of 東京23区."""
        first = run[0]
        return first.kind in {"times", "scale"} and lowered[first.start : first.end] not in self.rules.bare

    def _glued(self, gap: str, last: _Token) -> bool:
        if self.rules.glue.fullmatch(gap):
            return True
        return gap == "-" and last.kind == "word"

    def _scale_follows(self, lowered: str, end: int, below: Decimal) -> bool:
        match = self._tokens.match(lowered, end + (lowered[end : end + 1] == " "))
        if match is None:
            return False
        word = match.group()
        power = self.rules.scales.get(word)
        if power is not None:
            return Decimal(10) ** power < below
        return word in self.rules.multipliers

    def _finish(self, run: list[_Token], folded: str, lowered: str) -> Iterator[Number]:
        if run[0].kind == "half":
            return
        if all(token.kind in {"times", "scale"} for token in run):
            head = lowered[run[0].start : run[0].end]
            many = self._article(run[0].start, lowered)
            if many is not None:
                run = [_Token("word", run[0].start, run[0].start, many), *run]
            elif head not in self.rules.bare and lowered[run[0].start - 1 : run[0].start] not in tuple(
                "之の"
            ):
                return
        number = self._compose(run, folded)
        if run[-1].kind in {"digits", "fraction"}:
            self._take_mark(number, folded)
        self._take_sign(number, lowered)
        yield number

    def _article(self, start: int, lowered: str) -> Decimal | None:
        """How many a bare scale is by the words before it: a million, half a million."""
        before = " " + lowered[max(0, start - 12) : start].rstrip(" -")
        for words, many in self.rules.articles.items():
            if before.endswith(" " + words):
                return many
        return None

    def _compose(self, run: list[_Token], folded: str) -> Number:
        value = _value_of(run, colloquial=self.rules.colloquial, folded=folded)
        figures = [token for token in run if token.kind not in {"times", "scale"}]
        scales = [token for token in run if token.kind in {"times", "scale"}]
        number = Number(run[0].start, run[-1].end, value, 1)
        number.spelled = not any(char.isdigit() for char in folded[number.start : number.end])
        number.grouped = bool(scales) or not run[0].plain
        number.fraction = run[-1].kind == "fraction"
        if len(figures) == 1 and figures[0] is run[0] and figures[0].value:
            number.sig, number.scale = figures[0].sig, value / figures[0].value
            number.scale_text = folded[run[0].end : number.end].strip() if scales else ""
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
        before = lowered[max(0, number.start - 12) : number.start]
        for sign in self.rules.minus:
            stripped = before if sign == "-" else before.rstrip()
            if not stripped.endswith(sign):
                continue
            ahead = stripped[: -len(sign)][-2:]
            if sign == "-":
                negative = (
                    not ahead or ahead[-1] in '([:,"|\t\n' or (ahead[-1] == " " and not ahead[:1].isdigit())
                )
            else:
                negative = not (ahead[-1:].isascii() and ahead[-1:].isalpha())
            if negative:
                number.start -= len(before) - len(stripped) + len(sign)
                number.value = -number.value
            return


def _by_place(text: str, digits: str) -> str:
    return "".join(str(digits.index(char) % 10) for char in text)


def _fraction(start: int, end: int, text: str) -> _Token | None:
    whole, _, part = text.rpartition(" ")
    top, bottom = map(int, part.split("/"))
    if not 0 < top < bottom or bottom not in {2, 3, 4, 5, 6, 8, 10, 16, 32}:
        return None
    return _Token("fraction", start, end, Decimal(int(whole or 0)) + Decimal(top) / Decimal(bottom), 3)


def _adds(before: Decimal, value: Decimal) -> bool:
    return before >= 20 and before % 10 == 0 and before < 100 and value < 10


def _value_of(run: list[_Token], *, colloquial: bool, folded: str) -> Decimal:
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
            if lowest is not None and (token.value > lowest or not section):
                total = (total + section) * token.value
            else:
                total += (section or Decimal(1)) * token.value
            section, lowest = Decimal(0), token.value
        elif token.kind == "half":
            unit = lowest if current is None and lowest is not None else Decimal(1)
            current = (current or 0) + token.value * unit
        else:
            current = token.value if current is None else current + token.value
    if colloquial and current is not None and len(run) > 1 and _trails(run, folded):
        current *= run[-2].value / 10
    return total + section + (current or 0)


def _trails(run: list[_Token], folded: str) -> bool:
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
