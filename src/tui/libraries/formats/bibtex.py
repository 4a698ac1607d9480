"""items.bib: citations for BibTeX and BibLaTeX, in UTF-8."""

from __future__ import annotations

import re
import unicodedata

from tui.core.text import clean_line
from tui.libraries.addresses import host_of
from tui.libraries.records import Collection, Record

MEDIA_TYPE = "application/x-bibtex"
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{char: f"\\{char}" for char in "#$%&_"},
}


def write(collection: Collection) -> bytes:
    """Return one entry for each record."""
    return "\n".join(citation(record) for record in collection.records).encode()


def citation(record: Record) -> str:
    """Return one `@online` entry; its key is the same whenever the record is cited."""
    fields = {
        # Double braces keep the capitals of a title.
        "title": f"{{{_escaped(record.title or record.url)}}}",
        "author": _author(record.author),
        "organization": _escaped(record.site),
        "date": f"{record.published:%Y-%m-%d}" if record.published else "",
        "year": f"{record.published:%Y}" if record.published else "",
        "url": record.url,
        "urldate": f"{record.added:%Y-%m-%d}" if record.added else "",
        "langid": record.language,
        "keywords": _escaped(", ".join(tag.replace(",", " ") for tag in record.tags)),
        "abstract": _escaped(record.excerpt),
        "note": _escaped(record.note),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@online{{{_key(record)},", *lines, "}", ""])


def _escaped(text: str) -> str:
    return "".join(_SPECIAL.get(char, char) for char in clean_line(text, 20_000))


def _author(name: str) -> str:
    """Return one person's name bare, so that styles can sort by its last word; anything else is kept whole."""
    escaped = _escaped(name)
    is_one_person = 2 <= len(name.split()) <= 3 and not re.search(r"[,;&|]|\band\b", name, re.IGNORECASE)
    return escaped if is_one_person or not escaped else f"{{{escaped}}}"


def _key(record: Record) -> str:
    """Return a citation key in ASCII: who, when, and a piece of the id that makes it unique."""
    who = record.author.split()[-1] if record.author.split() else host_of(record.url).split(".")[0]
    plain = unicodedata.normalize("NFKD", who).encode("ascii", "ignore").decode()
    word = re.sub("[^a-z0-9]", "", plain.lower())[:20] or "item"
    year = f"{record.published:%Y}" if record.published else ""
    return f"{word}{year}-{record.id[:8]}"
