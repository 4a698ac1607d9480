"""One file of grammar and lexicon a language, loaded when a text of the language comes."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module

from tui.figures.grammar import Grammar

_HOMES = {
    "en": ("en", "ENGLISH"),
    "zh": ("zh", "SIMPLIFIED"),
    "zh-Hant": ("zh", "TRADITIONAL"),
    "ja": ("ja", "JAPANESE"),
    "ko": ("ko", "KOREAN"),
    "vi": ("vi", "VIETNAMESE"),
    "th": ("th", "THAI"),
    "tr": ("tr", "TURKISH"),
}
LANGUAGES = tuple(_HOMES)
_TRADITIONAL = ("hant", "tw", "hk", "mo")


def language_of(tag: str) -> str | None:
    """Return the language whose grammar reads texts tagged `tag` (BCP 47), or None when there is none."""
    parts = tag.replace("_", "-").lower().split("-")
    if parts[0] in {"zh", "yue", "cmn"}:
        return "zh-Hant" if any(part in _TRADITIONAL for part in parts[1:]) else "zh"
    return parts[0] if parts[0] in _HOMES else None


@lru_cache(maxsize=16)
def grammar_of(language: str) -> Grammar:
    """Return the grammar of one of `LANGUAGES`.

    Raises:
        KeyError: When the language has no grammar.
    """
    module, name = _HOMES[language]
    grammar: Grammar = getattr(import_module(f"tui.figures.languages.{module}"), name)
    return grammar
