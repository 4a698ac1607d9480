"""Which language an article is written in, from its letters and its most frequent words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

SAMPLE = 4_000
"""Characters that are looked at: a headline decides within ten, an article within its first paragraphs."""

_SCRIPTS = {
    "latin": "A-Za-zªºÀ-ÖØ-öø-ʯḀ-ỿＡ-Ｚａ-ｚ",
    "han": "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff",
    "kana": "\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f",
    "ko": "\uac00-\ud7af\u1100-\u11ff\u3131-\u318e",
    "th": "\u0e01-\u0e4e",
    "cyrillic": "\u0400-\u052f",
    "arabic": "\u0620-\u064a\u066e-\u06d3",
    "el": "\u0370-\u03ff\u1f00-\u1fff",
    "he": "\u05d0-\u05f4",
    "hi": "\u0900-\u097f",
    "bn": "\u0980-\u09ff",
    "ta": "\u0b80-\u0bff",
    "te": "\u0c00-\u0c7f",
    "lo": "\u0e81-\u0edf",
    "my": "\u1000-\u109f",
    "ka": "\u10a0-\u10ff",
    "km": "\u1780-\u17ff",
    "hy": "\u0531-\u058f",
}
_WEIGHT = {"han": 3, "kana": 2, "ko": 2}
"""How many Latin letters a character is worth: Chinese news is full of English names."""

_CYRILLIC = (("uk", "іїєґ"), ("sr", "ђјљњћџ"), ("be", "ў"), ("kk", "әғқңұһ"), ("ru", "ыэё"), ("bg", "ъщ"))
_ARABIC = (("ur", "ٹڈڑںے"), ("fa", "پچژگک"))
_VIETNAMESE = re.compile("[ăđơưạ-ỹ]", re.IGNORECASE)
_TURKISH = re.compile("[ğışİ]")
_LETTERS_A_WORD = 6
"""Characters of an English word with the space after it, roughly: so many words are a sample."""
_WORD = re.compile(r"[^\W\d_][^\W\d_]*")
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
_ONLY_LETTERS = dict.fromkeys(_NO_LETTERS, " ")
_FREQUENT = {
    "en": "the of and a to in that for with on was is as by from his has have will said are this more than who were",
    "vi": "và của là có được cho không trong các một những với người đã này khi tại đến theo năm",
    "tr": "ve bir bu için ile da de olarak daha çok en olan gibi kadar sonra ancak değil yüzde göre yeni",
    "fr": "le la les des et est une du dans pour qui que sur par au avec sont pas ont cette",
    "de": "der die und das den von mit ist des im nicht ein eine dem zu auf für sich auch wird",
    "es": "el la los las de y que en un una por con para del se su es al como más",
    "pt": "o os as de e que em um uma do da não para com por no na dos das são",
    "it": "il lo gli di e che un una per con del della non sono nel alla anche più le ha",
    "nl": "de het een van en in is op dat te voor met zijn niet aan ook er bij wordt naar",
    "sv": "och att det som en på är av för med till den har inte om ett var från de men",
    "da": "og at det som en på er af for med til den har ikke om et var fra de men blev",
    "nb": "og at det som en på er av for med til den har ikke om et var fra de men ble",
    "fi": "ja on ei että se oli hän mutta ovat myös kun niin ovat joka sekä mukaan vuoden sen jos tai",
    "pl": "i w na z się nie do to że jest o od po za przez jak ale oraz był dla",
    "cs": "a v na se je že s o z do to pro ale jako by od po který jsou není",
    "ro": "și în de a la cu pe că nu este din care pentru mai sunt o un au fost sau",
    "hu": "a az és hogy nem is egy ez meg volt de csak már mint azt el még van ha vagy",
    "id": "yang dan di ini itu dengan untuk dari dalam pada tidak akan ke juga adalah oleh telah sebagai bisa ada",
}
_LANGUAGES_OF: dict[str, list[str]] = {}
for _language, _words in _FREQUENT.items():
    for _word in dict.fromkeys(_words.split()):
        _LANGUAGES_OF.setdefault(_word, []).append(_language)


@cache
def _runs() -> re.Pattern[str]:
    """Return what tells scripts apart, compiled with the first text that is not plainly Latin."""
    return re.compile("|".join(f"(?P<{name}>[{letters}]+)" for name, letters in _SCRIPTS.items()))


def article_language(text: str, declared: str = "", words: Sequence[str] | None = None) -> str:
    """Return the BCP 47 tag of the language that `text` is written in.

    The letters decide over what the page declares, since templates often declare the wrong language; what is
    declared decides where the letters leave it open (a headline of names, kanji without kana).

    Args:
        text: Title and body, cleaned; the first `SAMPLE` characters are looked at.
        declared: What the page or feed says: a BCP 47 tag or a POSIX locale name.
        words: The words of a text of ASCII in lower case, in order, where somebody has them already: a third of the
            time is spent on finding them.

    Returns:
        "zh-Hans", "zh-Hant", or a primary subtag; the declared tag without its region, or "" where nothing tells.
    """
    sample = text[:SAMPLE]
    claim = _claim(declared)
    if _plainly_latin(sample):
        return _latin(sample, claim, words)
    counts: Counter[str] = Counter()
    for run in _runs().finditer(sample):
        name = run.lastgroup or ""
        counts[name] += len(run.group()) * _WEIGHT.get(name, 1)
    if not counts:
        return claim
    east = counts["han"] + counts["kana"]
    main = max(
        (name for name in counts if name not in {"han", "kana"}), key=lambda name: counts[name], default=""
    )
    if east > counts[main]:
        return _east_asian(sample, counts, claim)
    if main == "latin":
        return _latin(sample, claim)
    if main == "cyrillic":
        return _by_letters(sample, _CYRILLIC, claim or "ru")
    return _by_letters(sample, _ARABIC, "ar") if main == "arabic" else main


def _plainly_latin(sample: str) -> bool:
    """Whether ASCII letters outweigh all that is not ASCII, so that nothing needs to be counted by script."""
    ascii_part = sample.encode("ascii", "ignore")
    letters = len(ascii_part.translate(None, _NO_LETTERS))
    return (len(sample) - len(ascii_part)) * max(_WEIGHT.values()) < letters


def _claim(declared: str) -> str:
    """Return the declared tag in the form that `article_language` answers in."""
    parts = declared.partition(".")[0].strip().replace("_", "-").lower().split("-")
    if parts[0] == "zh":
        return "zh-Hant" if {"hant", "tw", "hk", "mo"}.intersection(parts) else "zh-Hans"
    return parts[0] if parts[0].isalpha() and len(parts[0]) in {2, 3} else ""


def _east_asian(sample: str, counts: Counter[str], claim: str) -> str:
    """Tell Japanese, simplified and traditional Chinese apart.

    The legacy national character sets know which forms a country writes: GB 2312 has only simplified ones, Big5
    only traditional ones, and Shift JIS the Japanese ones (発, 込, 円) that both lack.
    """
    if counts["kana"] * 10 > counts["han"]:
        return "ja"
    letters = "".join(re.findall(f"[{_SCRIPTS['han']}]", sample))
    simplified = {letter for letter in set(letters) if letter.encode("gb2312", "ignore")}
    traditional = {letter for letter in set(letters) if letter.encode("big5", "ignore")}
    only_simplified = sum(letter in simplified and letter not in traditional for letter in letters)
    only_traditional = sum(letter in traditional and letter not in simplified for letter in letters)
    neither = set(letters) - simplified - traditional
    only_japanese = sum(bool(letter.encode("shift_jis", "ignore")) for letter in letters if letter in neither)
    if only_japanese > max(only_simplified, only_traditional) or (claim == "ja" and not only_simplified):
        return "ja"
    if only_simplified == only_traditional:
        return claim if claim in {"zh-Hans", "zh-Hant"} else "zh-Hans"
    return "zh-Hans" if only_simplified > only_traditional else "zh-Hant"


def _latin(sample: str, claim: str, words: Sequence[str] | None = None) -> str:
    """Tell languages in Latin letters apart: by letters that one of them owns, then by frequent words."""
    if words and sample.isascii():
        return _by_words(words[: SAMPLE // _LETTERS_A_WORD], claim)
    others = len(sample) - len(sample.encode("ascii", "ignore"))
    if others * 40 > len(sample) and len(_VIETNAMESE.findall(sample)) * 40 > len(sample):
        return "vi"
    if others * 90 > len(sample) and len(_TURKISH.findall(sample)) * 90 > len(sample):
        return "tr"
    return _by_words(_runs_of_letters(sample.lower()), claim)


def _by_words(words: Sequence[str], claim: str) -> str:
    """Tell languages in Latin letters apart by their frequent words."""
    votes: dict[str, int] = {}
    for word, times in Counter([word for word in words if word in _LANGUAGES_OF]).items():
        for language in _LANGUAGES_OF[word]:
            votes[language] = votes.get(language, 0) + times
    if not votes:
        return claim
    best = max(votes, key=votes.__getitem__)
    most = votes[best]
    if votes.get(claim, 0) >= most * 0.9:
        return claim
    enough = most >= 2 and most * 25 >= len(words)
    return best if enough or not claim else claim


def _runs_of_letters(text: str) -> list[str]:
    """Return the runs of letters; what is not ASCII takes a pattern, which is ten times slower."""
    return text.translate(_ONLY_LETTERS).split() if text.isascii() else _WORD.findall(text)


def _by_letters(sample: str, owners: tuple[tuple[str, str], ...], otherwise: str) -> str:
    """Return the language whose own letters occur most, or `otherwise` where none do."""
    lowered = sample.lower()
    counts = {language: sum(lowered.count(letter) for letter in letters) for language, letters in owners}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] else otherwise
