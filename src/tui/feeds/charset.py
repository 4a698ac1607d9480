"""Finds out in which encoding a document is written, whatever it says of itself, and decodes it."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# XML 1.0, appendix F: how "<?xm", or "<" and another sign, look without a byte order mark
_SHAPES = (
    (re.compile(rb"\x00\x00\x00<"), "utf-32-be"),
    (re.compile(rb"<\x00\x00\x00"), "utf-32-le"),
    (re.compile(rb"\x00<\x00[?!a-zA-Z]"), "utf-16-be"),
    (re.compile(rb"<\x00[?!a-zA-Z]\x00"), "utf-16-le"),
    (re.compile(rb"\x00[{\[]\x00"), "utf-16-be"),
    (re.compile(rb"[{\[]\x00[\s\"]\x00"), "utf-16-le"),
)
_EBCDIC = b"\x4c\x6f\xa7\x94"
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']\s*([A-Za-z0-9._:\-]{1,40})", re.IGNORECASE)
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9._:\-]{1,40})", re.IGNORECASE)
_LANGUAGE = re.compile(
    rb"<(?:dc:)?language[^>]{0,80}>\s*(?:<!\[CDATA\[)?\s*([A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?)", re.IGNORECASE
)
_XML_LANG = re.compile(rb"xml:lang\s*=\s*[\"']([A-Za-z]{2,3}(?:-[A-Za-z]{2,4})?)", re.IGNORECASE)

# What documents call by the left name is in truth the superset on the right (WHATWG Encoding Standard, "labels")
_SUPERSETS = {
    "gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "cp936": "gb18030",
    "ascii": "cp1252", "us-ascii": "cp1252", "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin-1": "cp1252",
    "latin1": "cp1252", "iso-8859-9": "cp1254", "iso8859-9": "cp1254", "latin5": "cp1254",
    "big5": "big5hkscs", "x-x-big5": "big5hkscs", "big5-hkscs": "big5hkscs", "cp950": "big5hkscs",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932",
    "ms_kanji": "cp932", "euc-kr": "cp949", "euckr": "cp949", "ks_c_5601-1987": "cp949", "ksc5601": "cp949",
    "x-windows-949": "cp949", "windows-949": "cp949", "x-euc-jp": "euc_jp", "tis-620": "cp874",
    "tis620": "cp874", "iso-8859-11": "cp874", "windows-874": "cp874", "dos-874": "cp874",
    "x-mac-roman": "mac_roman", "macintosh": "mac_roman", "unicode": "utf-16", "utf8": "utf-8",
}  # fmt: skip
_NEVER = {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"}
"""Codecs of Python's that are no encodings of documents."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A document as text."""

    text: str
    encoding: str
    mended: bool = False
    """Whether the encoding was not the declared one, or some bytes could not be read."""


def _codec(name: str) -> str:
    """Python's name of the encoding that documents call `name`; empty where there is none."""
    name = name.strip().lower()
    name = _SUPERSETS.get(name, name)
    try:
        found = codecs.lookup(name)
    except (LookupError, UnicodeError, ValueError):
        return ""
    if found.name.replace("-", "_") in _NEVER or not getattr(found, "_is_text_encoding", True):
        return ""
    return _SUPERSETS.get(found.name, found.name)


def _try(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def decode(raw: bytes, content_type: str = "") -> Decoded:
    """Decode a feed or a page of XML or JSON.

    The order follows what turns out to be true more often: byte order mark, the shape of the first bytes, valid
    UTF-8, then the declaration and the header as far as the bytes agree, then what the bytes look like.

    Args:
        raw: The document.
        content_type: The Content-Type header.
    """
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return _forced(raw[len(mark) :], encoding)
    head = raw[:64].lstrip(b"\t\n\r ")
    for shape, encoding in _SHAPES:
        if shape.match(head):
            return _forced(raw, encoding)
    said = _said(raw, content_type)
    if raw.startswith(_EBCDIC):
        name = _DECLARED.search(raw[:400].decode("cp037", "replace").encode("ascii", "replace"))
        return _forced(raw, (_codec(name[1].decode("ascii")) if name else "") or "cp037")
    text = _try(raw, "utf-8")
    if text is not None and not (raw.isascii() and any(_has_shifts(name) for name in said)):
        return Decoded(
            text, "utf-8", mended=bool(said) and said[0] not in {"utf-8", "cp1252"} and not raw.isascii()
        )
    return _legacy(raw, said)


def _said(raw: bytes, content_type: str) -> list[str]:
    """The encodings that declaration and header name; the declaration, which travels with the document, first."""
    declared = _DECLARED.search(raw[:1024])
    header = _HEADER.search(content_type)
    names = [_codec(declared[1].decode("ascii")) if declared else "", _codec(header[1]) if header else ""]
    return [name for name in dict.fromkeys(names) if name]


def _has_shifts(encoding: str) -> bool:
    """Whether an encoding writes other scripts in ASCII bytes after an escape."""
    return encoding.startswith(("iso2022", "hz", "utf-7"))


def _forced(raw: bytes, encoding: str) -> Decoded:
    text = _try(raw, encoding)
    if text is not None:
        return Decoded(text, encoding)
    return Decoded(raw.decode(encoding, "replace"), encoding, mended=True)


def _legacy(raw: bytes, said: list[str]) -> Decoded:
    """Decode what is not UTF-8."""
    from tui.feeds.scripts import likeliest_encoding, looks_garbled  # noqa: PLC0415  one feed in hundreds

    for name in said:
        text = None if name == "utf-8" else _try(raw, name)
        if text is not None and not looks_garbled(text, name):
            return Decoded(text, name, mended=name != said[0])
    if _mostly_utf8(raw):
        return Decoded(raw.decode("utf-8", "copydesk_cp1252"), "utf-8", mended=True)
    language = _LANGUAGE.search(raw[:20_000]) or _XML_LANG.search(raw[:2_000])
    guess = likeliest_encoding(
        raw, language[1].decode("ascii").lower().replace("_", "-") if language else "", said
    )
    text = _try(raw, guess)
    if text is not None:
        return Decoded(text, guess, mended=True)
    return Decoded(raw.decode(guess, "replace"), guess, mended=True)


def _mostly_utf8(raw: bytes) -> bool:
    """Whether a few stray bytes stand in what is otherwise UTF-8, cut off or mixed together as it may be."""
    text = raw.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for sign in text[:200_000] if sign > "\x7f" and sign != "\ufffd")
    return good > bad or (good > 0 and bad <= 1)


def _stray_byte(error: UnicodeError) -> tuple[str, int]:
    """Read the bytes that are no UTF-8 as Windows-1252, from which they usually were pasted."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("copydesk_cp1252", _stray_byte)
