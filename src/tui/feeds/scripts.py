"""Judges by its letters whether a text was decoded rightly, and which encoding suits bytes that say nothing true."""

from __future__ import annotations

import re

# Korean first: read as GB 18030 it looks as Chinese as Chinese does, while Chinese does not look Korean
_EAST_ASIAN = ("cp949", "gb18030", "big5hkscs", "cp932", "euc_jp")
_BY_LANGUAGE = {
    "zh": ("gb18030", "big5hkscs"), "zh-cn": ("gb18030",), "zh-hans": ("gb18030",), "zh-tw": ("big5hkscs",),
    "zh-hk": ("big5hkscs",), "zh-hant": ("big5hkscs",), "ja": ("cp932", "euc_jp"), "ko": ("cp949",),
    "th": ("cp874",), "tr": ("cp1254",), "az": ("cp1254",), "ru": ("cp1251", "koi8_r"), "uk": ("cp1251", "koi8_u"),
    "bg": ("cp1251",), "sr": ("cp1251", "cp1250"), "mk": ("cp1251",), "be": ("cp1251",), "pl": ("iso8859_2", "cp1250"),
    "cs": ("cp1250", "iso8859_2"), "sk": ("cp1250", "iso8859_2"), "hu": ("cp1250", "iso8859_2"),
    "sl": ("cp1250", "iso8859_2"), "hr": ("cp1250", "iso8859_2"), "ro": ("cp1250", "iso8859_2"), "el": ("cp1253",),
    "he": ("cp1255",), "ar": ("cp1256",), "fa": ("cp1256",), "vi": ("cp1258",), "lt": ("cp1257",), "lv": ("cp1257",),
    "et": ("cp1257",), "is": ("cp1252",), "ga": ("cp1252",), "fr": ("cp1252",), "de": ("cp1252",),
}  # fmt: skip
_WORDS = re.compile(rb"[\x80-\xff]+")
_TAG = re.compile(rb"<[^<>]{0,400}>")

_KANA = re.compile("[ぁ-んァ-ヶー]")
_HALF_KANA = re.compile("[\uff61-\uff9f]")
_HANGUL = re.compile("[가-힣]")
_HAN = re.compile("[一-鿿]")
_SCRIPTS = {
    "cp874": "[ก-๛]", "cp1253": "[Ά-ώ]", "cp1255": "[ְ-ת]", "cp1256": "[ء-ْپچژگکی]",
    "cp1251": "[А-яЁёЂ-џ]", "koi8_r": "[А-яЁё]", "koi8_u": "[А-яЁёЄєІіЇїҐґ]",
}  # fmt: skip
# what betrays that another encoding of the same bytes is meant, and the share of letters up to which it may occur:
# capitals within words (KOI8 and Windows swap the cases), final sigma within words, Thai without consonants
_IMPLAUSIBLE = {
    "cp1251": (re.compile(r"(?<=\w)[А-ЯЁ]"), 0.5),
    "koi8_r": (re.compile(r"(?<=\w)[А-ЯЁ]"), 0.5),
    "koi8_u": (re.compile(r"(?<=\w)[А-ЯЁ]"), 0.5),
    "cp1253": (re.compile(r"ς(?=\w)|[ΐΰ]"), 0.02),
    "cp874": (re.compile("[^ก-ฮ]"), 0.6),
}
# the letters beyond ASCII that the languages of an encoding really use; rare ones left out on purpose
_LETTERS = {
    "cp1252": "àáâãäåæçèéêëìíîïñòóôõöøùúûüßœÀÁÂÃÄÅÆÇÈÉÊÍÎÓÔÖØÚÜŒºª",
    "iso8859_15": "àáâãäåæçèéêëìíîïñòóôõöøùúûüßœÀÁÂÃÄÅÆÇÈÉÊÍÎÓÔÖØÚÜŒ",
    "cp1254": "çğıöşüâîûÇĞİÖŞÜ",
    "cp1250": "ąćęłńóśźżčďěňřšťůúýžáéíőűöüäăâîşţĄĆĘŁŃÓŚŹŻČĎŘŠŤŽÁÉÍÖÜ",
    "iso8859_2": "ąćęłńóśźżčďěňřšťůúýžáéíőűöüäăâîşţĄĆĘŁŃÓŚŹŻČĎŘŠŤŽÁÉÍÖÜ",
    "cp1257": "āčēģīķļņšūžąęėįųõäöüĀČĒĢĪĶĻŅŠŪŽĄĘĖĮŲÕÄÖÜ",
}
_PUNCTUATION = re.compile("[\u2013-\u2026\xa0«»°§©®™€£·]")
_OUTSIDE = re.compile("[\x80-\x9f\ue000-\uf8ff\ufffd]")


def looks_garbled(text: str, encoding: str) -> bool:
    """Whether `text` can hardly be what its writer meant.

    Args:
        text: A document decoded with `encoding`, which is the declared one.
        encoding: Python's name of it.
    """
    sample = text[:60_000]
    high = sum(1 for sign in sample if sign > "\x7f")
    if not high:
        return False
    if len(_OUTSIDE.findall(sample)) * 20 > high:
        return True
    if encoding in _EAST_ASIAN:
        return _east_asian_score(sample, encoding) * 2 < high
    # the encodings of one byte fit any bytes at all, and Latin-1 is what is declared without thinking
    return _single_byte_score(sample, encoding) < 0.9 * high if encoding in _LETTERS else False


def _level_one(text: str, encoding: str, last_lead: int) -> int:
    """How many Han signs of `text` belong to the frequent ones, which the encodings of 1980 put first."""
    count = 0
    for sign in _HAN.findall(text):
        try:
            pair = sign.encode(encoding)
        except UnicodeEncodeError:
            continue
        count += len(pair) == 2 and pair[0] <= last_lead
    return count


def _east_asian_score(text: str, encoding: str) -> float:
    """How many signs of `text` are those that people write in the language of `encoding`."""
    punctuation = len(re.findall("[、。，！？：；「」『』（）《》“”…·\u3000－-～]", text))
    if encoding == "gb18030":
        return _level_one(text, "gb2312", 0xD7) + punctuation
    if encoding == "big5hkscs":
        return _level_one(text, "big5", 0xC6) + punctuation
    if encoding == "cp949":
        common = sum(1 for sign in _HANGUL.findall(text) if len(_try_encode(sign, "euc_kr")) == 2)
        return common + punctuation
    kana = len(_KANA.findall(text))
    kanji = _level_one(text, "euc_jp", 0xCF)
    return (kana + punctuation + min(kanji, 3 * kana)) - 2 * len(_HALF_KANA.findall(text))


def _try_encode(sign: str, encoding: str) -> bytes:
    try:
        return sign.encode(encoding)
    except UnicodeEncodeError:
        return b""


def _score(raw: bytes, encoding: str) -> float:
    """How well `encoding` suits the high bytes of `raw`: 1 where every sign is one that its writers use."""
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        text = raw.decode(encoding, "replace")
        if text.count("\ufffd") * 50 > len(text) or error.start == 0:
            return 0
    high = sum(1 for sign in text if sign > "\x7f")
    if not high:
        return 0
    if encoding in _EAST_ASIAN:
        good = _east_asian_score(text, encoding)
    else:
        good = _single_byte_score(text, encoding)
    return (good - 2 * len(_OUTSIDE.findall(text))) / high


def _single_byte_score(text: str, encoding: str) -> float:
    """How many signs of `text` stand where writers of the languages of `encoding` put them."""
    punctuation = len(_PUNCTUATION.findall(text))
    script = _SCRIPTS.get(encoding)
    if script is None:
        letters = _LETTERS.get(encoding)
        # an accented letter stands beside plain ones
        found = re.findall(
            r"(?<=[A-Za-z])[^\x00-\x7f]|[^\x00-\x7f](?=[A-Za-z])|[^\x00-\x7f]{2}(?=[A-Za-z])", text
        )
        joined = "".join(found)
        return punctuation + (sum(1 for sign in joined if sign in letters) if letters else 0.6 * len(joined))
    words = re.findall(rf"(?<![A-Za-z]){script}{{2,}}(?![A-Za-z])", text)
    count = sum(map(len, words))
    wrong = _IMPLAUSIBLE.get(encoding)
    if wrong is not None and sum(len(wrong[0].findall(word)) for word in words) > wrong[1] * count:
        return 0
    return punctuation + count


def likeliest_encoding(raw: bytes, language: str, said: list[str]) -> str:
    """Return the encoding that suits `raw` best.

    Args:
        raw: A document that is not UTF-8.
        language: What the document calls its language, in lower case; empty where it does not.
        said: The encodings that it names, which did not convince.
    """
    sample = _TAG.sub(b" ", raw[:200_000])
    sample = b" ".join(_around(sample))[:60_000]
    hinted = _BY_LANGUAGE.get(language) or _BY_LANGUAGE.get(language.partition("-")[0]) or ()
    candidates = [*hinted, *_EAST_ASIAN, *_SCRIPTS, *_LETTERS]
    best, best_score = "cp1252", 0.3
    for candidate in dict.fromkeys(candidates):
        score = _score(sample, candidate)
        if candidate in hinted:
            score *= 1.5
        elif candidate in said:
            score *= 1.2
        if score > best_score:
            best, best_score = candidate, score
    return best


def _around(sample: bytes) -> list[bytes]:
    """The words that hold high bytes."""
    return [word for word in sample.split() if _WORDS.search(word)]
