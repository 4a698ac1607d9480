"""items.ris: citations in the RIS format that reference managers read."""

from __future__ import annotations

from tui.core.text import clean_line
from tui.libraries.records import Collection, Record

MEDIA_TYPE = "application/x-research-info-systems"


def write(collection: Collection) -> bytes:
    """Return one reference for each record."""
    return "\r\n".join(citation(record) for record in collection.records).encode()


def citation(record: Record) -> str:
    """Return one reference, its lines ended by CR LF as the format asks."""
    published = record.published
    fields = [
        ("TY", "ELEC"),
        ("ID", record.id),
        ("TI", record.title or record.url),
        ("AU", record.author),
        ("T2", record.site),
        ("PY", f"{published:%Y}" if published else ""),
        ("DA", f"{published:%Y/%m/%d}" if published else ""),
        ("Y2", f"{record.added:%Y/%m/%d}" if record.added else ""),
        ("LA", record.language),
        ("UR", record.url),
        *(("KW", tag) for tag in record.tags),
        ("AB", record.excerpt),
        ("N1", record.note),
    ]
    # A value never spans lines: one that did could begin a field, or end the record.
    lines = [f"{tag}  - {clean_line(value, 20_000)}" for tag, value in fields if value.strip()]
    return "\r\n".join([*lines, "ER  - ", ""])
