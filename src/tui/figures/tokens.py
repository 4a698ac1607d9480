"""Cuts a text into the tokens of numerals: digits, number words, scales, fractions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from tui.figures.grammar import Grammar, Numerals

LONGEST_NUMERAL = 30
"""Digits; anything longer is an identifier."""
_VULGAR = {
    "½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.333333333", "⅔": "0.666666667",
    "⅛": "0.125", "⅜": "0.375", "⅝": "0.625", "⅞": "0.875",
}  # fmt: skip


@dataclass(slots=True)
class Token:
    """One part of a numeral; `kind` is digits, word, times, scale, fraction or half."""

    kind: str
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


_POWER = r"(?<![a-z0-9_.,^])(?:\d{1,9}(?:[.,]\d{1,9})? ?[×x*·] ?)?10(?:\^-?\d{1,2}|⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})(?![\d⁰¹²³⁴⁵⁶⁷⁸⁹^])"
"""Powers of ten, with or without a number before them: 5 × 10⁹, 10^6."""
_PARTS_OF_POWER = re.compile(r"^(?:(\d[\d.,]*) ?[×x*·] ?)?10(.+)$")
_LEVEL = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
_LARGEST_POWER = 30


class Tokenizer:
    """Finds the numeral tokens of one language; its pattern is compiled once."""

    def __init__(self, grammar: Grammar, units: Iterable[str]) -> None:
        rules = grammar.numerals
        scaling = (*rules.multipliers, *rules.scales)
        self.rules = rules
        self._units = tuple(
            unit for unit in units if any(len(unit) > len(word) and unit.startswith(word) for word in scaling)
        )
        self._tokens = re.compile(
            r"(?P<fraction>(?<![\d/.,])(?:\d{1,6} )?\d{1,3}/\d{1,3}(?![\d/]))"
            rf"|(?P<vulgar>(?:(?<![\d.,])\d{{1,6}} ?)?[{''.join(_VULGAR)}])"
            rf"|(?P<power>{_POWER})"
            r"|(?P<digits>(?:(?<=[\s(\[$€£¥率])\.)?\d+(?:[.,]\d+)*)"
            rf"|(?P<compound>{_compound(grammar)})"
            rf"|(?P<spelled>{_spelled(grammar)})"
        )
        self._words = re.compile(_words(grammar))

    def tokens(self, lowered: str) -> Iterator[Token]:
        """Yield the tokens of a folded, lower-case text in order."""
        for match in self._tokens.finditer(lowered):
            if match.lastgroup == "compound":
                for part in self._words.finditer(lowered, match.start(), match.end()):
                    yield self._word(part.start(), part.end(), part.group())
                continue
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

    def _token(self, match: re.Match[str], lowered: str) -> Token | None:
        start, end, text = match.start(), match.end(), match.group()
        if match.lastgroup == "power":
            return self._power(start, end, text)
        if match.lastgroup == "digits":
            return self._digits(start, end, text, lowered)
        if match.lastgroup == "fraction":
            return _fraction(start, end, text)
        if match.lastgroup == "vulgar":
            return Token(
                "fraction", start, end, Decimal(text[:-1].strip() or 0) + Decimal(_VULGAR[text[-1]]), 2
            )
        return self._word(start, end, text.replace("-", " "))

    def _word(self, start: int, end: int, text: str) -> Token:
        rules = self.rules
        if text in rules.halves:
            return Token("half", start, end, Decimal("0.5"))
        if text in rules.multipliers:
            return Token("times", start, end, Decimal(rules.multipliers[text]))
        if text in rules.scales:
            return Token("scale", start, end, Decimal(10) ** rules.scales[text])
        if text in rules.words:
            return Token("word", start, end, rules.words[text], significant(str(rules.words[text])))
        return self._positional(start, end, text)

    def _digits(self, start: int, end: int, text: str, lowered: str) -> Token | None:
        if len(text) > LONGEST_NUMERAL:
            return None
        if text[0] == ".":  # batting .310
            return (
                Token("digits", start, end, Decimal("0" + text), significant(text), False)
                if text[1:].isdigit()
                else None
            )
        after = lowered[end : end + 14].lstrip()
        scaled = after.startswith(("%", *self.rules.scales)) or lowered[
            max(0, start - 6) : start
        ].rstrip().endswith(("%", "yüzde"))
        plain = plain_digits(text, self.rules, scaled=scaled)
        if plain is None:
            return None
        return Token(
            "digits", start, end, Decimal(plain), significant(plain), plain == text and "." not in plain
        )

    def _power(self, start: int, end: int, text: str) -> Token | None:
        mantissa, power = _PARTS_OF_POWER.findall(text)[0]
        plain = plain_digits(mantissa, self.rules, scaled=True) if mantissa else "1"
        exponent = int(power.lstrip("^").translate(_LEVEL))
        if plain is None or abs(exponent) > _LARGEST_POWER:
            return None
        return Token("digits", start, end, Decimal(plain).scaleb(exponent), significant(plain), False)

    def _positional(self, start: int, end: int, text: str) -> Token:
        whole, *part = (
            re.split(rf"[{self.rules.point}]", text.replace(" ", "")) if self.rules.point else [text]
        )
        plain = _by_place(whole, self.rules.digits) or "0"
        if part:
            plain += "." + _by_place(part[0], self.rules.digits)
        kind = "word" if len(whole) == 1 or part else "digits"
        return Token(kind, start, end, Decimal(plain), significant(plain), False)

    def factor_after(self, lowered: str, end: int) -> Decimal | None:
        """The multiplier or scale right after the numeral that ends at `end`, or None."""
        match = self._tokens.match(lowered, end + (lowered[end : end + 1] == " "))
        if match is None:
            return None
        word = match.group()
        if word in self.rules.multipliers:
            return Decimal(self.rules.multipliers[word])
        power = self.rules.scales.get(word)
        return None if power is None else Decimal(10) ** power


def _words(grammar: Grammar) -> str:
    """The number words of a language, the longest first."""
    rules = grammar.numerals
    words = sorted({*rules.words, *rules.multipliers, *rules.scales, *rules.halves}, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"[ -]") for word in words) or "(?!)"


def _compound(grammar: Grammar) -> str:
    """The pattern of number words written as one: yirmibeş; never with one in front, as in birbiri, but birmilyon."""
    if not grammar.numerals.compounds:
        return "(?!)"
    one = next(word for word, value in grammar.numerals.words.items() if value == 1)
    words = _words(grammar)
    end = rf"(?=(?:{grammar.numerals.suffix})(?![^\W\d_]))"
    return rf"(?<![^\W\d_])(?!{one}(?!m))(?:{words}){{2,20}}{end}"


def _spelled(grammar: Grammar) -> str:
    """The pattern of everything in a numeral that is no Arabic digit."""
    rules = grammar.numerals
    spelled = _words(grammar)
    if grammar.spaced:
        spelled = rf"(?<![^\W\d_])(?:{spelled})(?=(?:{rules.suffix})(?![^\W\d_]))"
    if rules.digits:
        part = rf" ?[{rules.point}] ?[{rules.digits}]{{1,30}}" if rules.point else "(?!)"
        spelled = rf"{spelled}|[{rules.digits}]{{1,30}}(?:{part})?|{part}"
    return spelled


def _by_place(text: str, digits: str) -> str:
    return "".join(str(digits.index(char) % 10) for char in text)


def _fraction(start: int, end: int, text: str) -> Token | None:
    whole, _, part = text.rpartition(" ")
    top, bottom = map(int, part.split("/"))
    if not 0 < top < bottom or bottom not in {2, 3, 4, 5, 6, 8, 10, 16, 32}:
        return None
    return Token("fraction", start, end, Decimal(int(whole or 0)) + Decimal(top) / Decimal(bottom), 3)
