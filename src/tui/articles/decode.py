"""Bytes of a page to text: byte order mark, strict UTF-8, what the page declares, then detection."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# The WHATWG Encoding Standard reads these labels as the larger code pages that people really write in.
_ALIASES = {
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "chinese": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "ms_kanji": "cp932",
    "x-euc-jp": "euc_jp",
    "euc-kr": "cp949",
    "euckr": "cp949",
    "ks_c_5601-1987": "cp949",
    "ksc5601": "cp949",
    "korean": "cp949",
    "windows-949": "cp949",
    "tis-620": "cp874",
    "iso-8859-11": "cp874",
    "windows-874": "cp874",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "latin5": "cp1254",
    "windows-1254": "cp1254",
    "utf8": "utf-8",
    "unicode": "utf-8",
    "utf-16": "utf-8",  # a meta element that can be read at all is not in UTF-16
}
_NO_CHARSETS = frozenset({"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape"})
"""What Python reads as text and no page is written in; some of these refuse to replace what they cannot read."""
_META = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""", re.I)
_C0 = bytes([*range(9), 11, *range(14, 32), 127])
_FORM_FEED = 12
_SPACED = bytes.maketrans(b"\f", b" ")
"""To HTML a form feed is a space; to XML, as which lxml checks every text that is set, it is an error."""
_C1 = re.compile(b"\xc2[\x80-\x9f]")
_GONE = "\u200b"
"""Stands where a reference was, until all text is cleaned: what is left on both sides of it must not become one."""
_REFERENCE = re.compile(
    r"&#(?:0*([1-8]|1[124-9]|2\d|3[01]|12[7-9]|1[345]\d|6553[45])(?!\d)"
    r"|[xX]0*([1-8bBcCeEfF]|1[0-9a-fA-F]|7[fF]|[89][0-9a-fA-F]|[fF]{3}[eEfF])(?![0-9a-fA-F]));?"
)
"""A reference to a control or to no character: lxml reads what it does not let be written again."""
# Latin-1 letters from U+00C2 to U+00F4 and what follows them, U+0080 to U+00BF, each encoded once more.
_TWICE = re.compile(
    b"\xc3[\x82-\x9f]\xc2[\x80-\xbf]|\xc3[\xa0-\xaf](?:\xc2[\x80-\xbf]){2}|\xc3[\xb0-\xb4](?:\xc2[\x80-\xbf]){3}"
)
_HIGH = "".join(bytes((n,)).decode("cp1252", "ignore") for n in range(0x80, 0xC0))
_TWICE_WINDOWS = re.compile(f"[\u00c2-\u00df][{_HIGH}]|[\u00e0-\u00ef][{_HIGH}]{{2}}")
_TAGS = re.compile(rb"<(?:script|style)\b.*?(?:</(?:script|style)>|\Z)|<[^<>]*>", re.S | re.I)
_SAMPLE = 12_000
"""Bytes of text without tags that detection reads: more costs time and changes no answer."""
_FEW_BAD_BYTES = 0.01


def decode(raw: bytes, charset: str = "") -> str:
    """Return the text of a page, without control characters.

    Args:
        raw: The page as it came over the wire, decompressed.
        charset: The `charset` of the HTTP header, or empty.

    Returns:
        The text; what cannot be decoded is replaced by U+FFFD. Newlines and tabs stay.
    """
    return decode_text(_decode(raw, charset))


def decode_text(text: str) -> str:
    """Return markup that is decoded already, without control characters, its usual damage repaired.

    Args:
        text: A page or a fragment.
    """
    # Bytes go through C at once; a pattern for controls would look at every character of the page.
    raw = text.encode("utf-8", "ignore").translate(_SPACED, _C0)
    if _C1.search(raw):
        raw = _C1.sub(b"", _TWICE.sub(_once, raw))
    text = raw.decode("utf-8")
    if text.count("â€") > 1:
        text = _TWICE_WINDOWS.sub(_once_windows, text)
    text = text.replace("\ufffe", "").replace("\uffff", "")  # as little XML as controls are
    return _REFERENCE.sub(_referred, text) if "&#" in text else text


def _once(found: re.Match[bytes]) -> bytes:
    """Undo UTF-8 that was read as Latin-1 and encoded again: the C1 controls in it give it away."""
    try:
        return found[0].decode("utf-8").encode("latin-1").decode("utf-8").encode("utf-8")
    except UnicodeError:
        return found[0]


def _once_windows(found: re.Match[str]) -> str:
    """Undo UTF-8 that was read as windows-1252: `â€™` was an apostrophe."""
    try:
        return found[0].encode("cp1252").decode("utf-8")
    except UnicodeError:
        return found[0]


def _referred(found: re.Match[str]) -> str:
    """Read `&#128;` to `&#159;` as windows-1252, as the HTML standard does (section 13.2.5.80), and no other control."""
    number = int(found[1]) if found[1] else int(found[2], 16)
    if 128 <= number < 160:
        return bytes((number,)).decode("cp1252", "ignore") or _GONE
    return " " if number == _FORM_FEED else _GONE


def _decode(raw: bytes, charset: str) -> str:
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(name, "replace")
    declared = declared_encodings(raw, charset)
    shifting = next((name for name in declared if name.startswith("iso2022")), "")
    if shifting and b"\x1b$" in raw:
        return raw.decode(shifting, "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if b"\x00" in raw[:64]:
        wide = _wide(raw)
        if wide:
            return raw.decode(wide, "replace")
    return _legacy(raw, declared)


def declared_encodings(raw: bytes, charset: str = "") -> list[str]:
    """Return the Python codec names that a page claims, header first, then `<meta>`, then the XML declaration.

    Args:
        raw: The page's bytes; only the beginning is read.
        charset: The HTTP header's claim, or empty.
    """
    head = raw[:8192]
    claims = [charset.encode("ascii", "ignore")]
    claims += [found[1] for found in (_XML.search(head), _META.search(head)) if found]
    names = []
    for claim in claims:
        label = claim.decode("ascii").strip(" \"'").lower()
        try:
            name = codecs.lookup(_ALIASES.get(label, label)).name if label else ""
        except LookupError:
            continue
        if name and name not in names and name not in _NO_CHARSETS and codecs.lookup(name)._is_text_encoding:
            names.append(name)
    return names


def _wide(raw: bytes) -> str:
    zeros_even, zeros_odd = raw[0:64:2].count(0), raw[1:64:2].count(0)
    if zeros_odd > 20 and zeros_even < 4:
        return "utf-16-le"
    return "utf-16-be" if zeros_even > 20 and zeros_odd < 4 else ""


def _legacy(raw: bytes, declared: list[str]) -> str:
    """Decode what is not clean UTF-8: mostly UTF-8 with a few bad bytes, or an older code page."""
    as_utf8 = raw.decode("utf-8", "replace")
    bad = as_utf8.count("\ufffd")
    beyond_ascii = len(as_utf8) - len(raw.translate(None, bytes(range(128, 256))))
    if bad < beyond_ascii and bad <= max(2, beyond_ascii * 0.05):
        return as_utf8
    for name in declared:
        if name == "utf-8":
            continue
        text = raw.decode(name, "replace")
        if text.count("\ufffd") <= max(2, _FEW_BAD_BYTES * len(text)):
            return text
    return raw.decode(_detect(raw) or (declared[0] if declared else "cp1252"), "replace")


def _detect(raw: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415  heavy, and most pages declare what they are

    sample = b" ".join(_TAGS.sub(b" ", raw).split())[:_SAMPLE]
    best = from_bytes(sample, explain=False).best()
    if best is None:
        return ""
    return _ALIASES.get(best.encoding.replace("_", "-"), _ALIASES.get(best.encoding, best.encoding))
