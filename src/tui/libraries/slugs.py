"""Names of published folders: readable ones in any script, and secret ones."""

from __future__ import annotations

import base64
import re
import secrets
import unicodedata
from collections.abc import Collection
from urllib.parse import quote

from tui.core.text import clean_line

LONGEST = 60
"""Characters of a slug; in UTF-8 at most 240 bytes, below the 255 of a file name."""
SECRET_BYTES = 20
"""160 random bits: more than the 128 that make guessing hopeless."""

_PLAIN = str.maketrans({"đ": "d", "ı": "i", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
# Device names that Windows refuses as file names, and folders with a meaning of their own.
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "index", "manifest", "versions", "well-known"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
)


def slug_for(name: str, taken: Collection[str] = ()) -> str:
    """Return a folder name for a library called `name`.

    Latin letters lose their marks (“Tin tức” becomes `tin-tuc`); other scripts stay as they are written, which
    URLs carry percent-encoded and browsers show readable.

    Args:
        name: The library's name, in any script.
        taken: Slugs that other libraries have.

    Returns:
        Letters, digits, combining marks and single hyphens; never empty, reserved or taken.
    """
    folded = unicodedata.normalize("NFKC", clean_line(name)).casefold().translate(_PLAIN)
    bare = unicodedata.normalize("NFC", "".join(_without_latin_marks(folded)))
    kept = "".join(char if unicodedata.category(char)[0] in "LMN" else "-" for char in bare)
    slug = _trimmed(re.sub("-+", "-", kept))
    if not slug or slug in _RESERVED or unicodedata.category(slug[0])[0] == "M":
        slug = f"library-{slug}".rstrip("-")
    number, candidate = 2, slug
    while candidate in taken:
        candidate = f"{slug}-{number}"
        number += 1
    return candidate


def secret_path() -> str:
    """Return a folder name that nobody can guess: 32 letters and digits, 160 random bits."""
    return base64.b32encode(secrets.token_bytes(SECRET_BYTES)).decode("ascii").lower()


def is_secret(slug: str) -> bool:
    """Whether a folder's name has the form of a secret one."""
    return re.fullmatch("[a-z2-7]{32}", slug) is not None


def address_of(base: str, slug: str) -> str:
    """Return the URL of a published folder.

    Args:
        base: The URL under which the target's root can be read by everybody; empty where that is not known.
        slug: The library's folder.

    Returns:
        It ends in a slash; empty without a base.
    """
    return f"{base.rstrip('/')}/{quote(slug)}/" if base else ""


def _without_latin_marks(text: str) -> list[str]:
    """Split `text` into characters, without the marks that stand on Latin letters."""
    kept: list[str] = []
    latin = False
    for char in unicodedata.normalize("NFD", text):
        if unicodedata.category(char) != "Mn":
            latin = char.isascii()
        elif latin:
            continue
        kept.append(char)
    return kept


def _trimmed(slug: str) -> str:
    """Return `slug` cut to its greatest length, at a hyphen where one is near."""
    slug = slug.strip("-")
    if len(slug) <= LONGEST:
        return slug
    head, _, _ = slug[: LONGEST + 1].rpartition("-")
    return (head if len(head) >= LONGEST // 2 else slug[:LONGEST]).strip("-")
