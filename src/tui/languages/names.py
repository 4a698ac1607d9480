"""The eight languages of the interface: their codes, their BCP 47 tags and their own names."""

from __future__ import annotations

from typing import NamedTuple


class Language(NamedTuple):
    """A language that the interface speaks."""

    code: str
    """The catalogue's folder, as gettext and CLDR write it: "zh_Hans"."""
    tag: str
    """The BCP 47 tag, as articles and the web write it: "zh-Hans"."""
    own_name: str
    """The name that its readers look for in a menu."""
    short_name: str
    """A name of at most four cells, for the line that offers an article's versions."""


LANGUAGES = (
    Language("zh_Hans", "zh-Hans", "简体中文", "简体"),
    Language("zh_Hant", "zh-Hant", "繁體中文", "繁體"),
    Language("en", "en", "English", "en"),
    Language("vi", "vi", "Tiếng Việt", "Vi"),
    Language("ko", "ko", "한국어", "한"),
    Language("ja", "ja", "日本語", "日"),
    Language("th", "th", "ภาษาไทย", "ไทย"),
    Language("tr", "tr", "Türkçe", "Tr"),
)
"""In the order of the source page's own menu."""

ENGLISH = "en"

_BY_CODE = {language.code: language for language in LANGUAGES}
_TRADITIONAL_REGIONS = {"tw", "hk", "mo"}


def language(code: str) -> Language:
    """Return the language with the catalogue code `code`.

    Raises:
        KeyError: The interface does not speak it.
    """
    return _BY_CODE[code]


def code_for(tag: str) -> str:
    """Return the catalogue code for a BCP 47 tag or POSIX locale name, or "" where none of the eight fits.

    Chinese is told apart by hand: a script subtag decides, else Taiwan, Hong Kong and Macau read
    traditional characters and everybody else simplified ones (CLDR likelySubtags agrees).

    Args:
        tag: "zh-TW", "zh_Hant", "ja_JP.UTF-8", "tr" and the like, in any case.
    """
    parts = tag.partition(".")[0].partition("@")[0].replace("_", "-").lower().split("-")
    if parts[0] == "zh":
        traditional = "hant" in parts or ("hans" not in parts and _TRADITIONAL_REGIONS.intersection(parts))
        return "zh_Hant" if traditional else "zh_Hans"
    return parts[0] if parts[0] in _BY_CODE else ""


def display_name(tag: str) -> str:
    """Return the own name of the language of `tag`, or the tag itself where it is none of the eight."""
    code = code_for(tag)
    return _BY_CODE[code].own_name if code else tag
