"""Keep the interface's catalogues: collect the sentences, renew the .po files, compile and check them.

Usage: python scripts/catalogues.py {extract,update,compile,check}

extract   write catalogues/copydesk.pot from the sources
update    extract, then bring every language's copydesk.po in line; new sentences come untranslated
compile   write copydesk.mo beside every copydesk.po (the build does the same; they are not committed)
check     say what is missing, fuzzy, left over, or has other fields than the English sentence
"""

from __future__ import annotations

import argparse
import io
import string
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "src/tui"
FOLDER = SOURCES / "languages/catalogues"
DOMAIN = "copydesk"
TEMPLATE = FOLDER / f"{DOMAIN}.pot"

PLURALS = {
    "zh_Hans": "nplurals=1; plural=0;",
    "zh_Hant": "nplurals=1; plural=0;",
    "vi": "nplurals=1; plural=0;",
    "ko": "nplurals=1; plural=0;",
    "ja": "nplurals=1; plural=0;",
    "th": "nplurals=1; plural=0;",
    "tr": "nplurals=2; plural=(n != 1);",
}
"""Plural forms by language, after CLDR; Babel's own rule for Turkish knows one form only."""

LANGUAGE_TAGS = {"zh_Hans": "zh_CN", "zh_Hant": "zh_TW"}
"""What gettext's tools call a language where it is not our folder's name: they know regions, not scripts."""

PEOPLE = "copydesk contributors"
ADDRESS = f"{PEOPLE} <contributors@copydesk.alt>"
"""Gettext's tools want an address here. The project has none yet, and the domain alt leads nowhere (RFC 9476)."""
HEADER: dict[str, Any] = {
    "project": DOMAIN,
    "version": "0.1",
    "copyright_holder": PEOPLE,
    "msgid_bugs_address": ADDRESS,
    "charset": "utf-8",
    "header_comment": f"# Sentences of copydesk. {PEOPLE}, MIT licence.\n#",
}

TO_FILL_IN = b'"Language: \\n"\n"Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\\n"\n'
"""What a template says of the language: translators of a new one put it in."""

KEYWORDS: dict[str, Any] = {
    "_": None,
    "N_": None,
    "ngettext_": (1, 2),
    "counted": (1, 2),
    "Message": (1,),
    "Binding": (3,),
}
"""The calls whose arguments are sentences, and which argument it is."""

COMMENT_TAG = "Translators:"


def extract(sources: Path = SOURCES) -> Catalog:
    """Return the template: every marked sentence below `sources`, with the files where it stands."""
    template = Catalog(**HEADER)
    found = extract_from_dir(
        sources,
        [("**.py", "python")],
        keywords=KEYWORDS,
        comment_tags=(COMMENT_TAG,),
        strip_comment_tags=True,
    )
    for file, line, message, comments, context in found:
        template.add(
            message,
            None,
            [(Path(sources.name, file).as_posix(), line)],
            auto_comments=comments,
            context=context,
        )
    return template


def renew(code: str, template: Catalog, catalogue: Catalog | None = None) -> Catalog:
    """Return a language's catalogue with the template's sentences and what was already translated.

    Sentences that are no longer used are dropped, and nothing is guessed from similar ones.
    """
    renewed = catalogue or Catalog(locale=code, fuzzy=False, **HEADER)
    renewed.update(template, no_fuzzy_matching=True)
    renewed.obsolete.clear()
    return headed(renewed, code)


def headed(catalogue: Catalog, code: str) -> Catalog:
    """Return a language's catalogue with the header that gettext's tools want."""
    catalogue.locale = LANGUAGE_TAGS.get(code, code)
    catalogue.last_translator = catalogue.msgid_bugs_address = ADDRESS
    catalogue.language_team = Locale.parse(code).english_name or code
    catalogue.revision_date = datetime.now(UTC)
    catalogue.mime_headers = [("Plural-Forms", PLURALS[code])]
    return catalogue


def problems(template: Catalog, catalogue: Catalog) -> Iterator[str]:
    """Say in which ways a catalogue is not ready to be shown."""
    for message in template:
        if not message.id:
            continue
        translated = catalogue.get(message.id, message.context)
        english = message.id if isinstance(message.id, str) else message.id[-1]
        if (
            translated is None
            or not all(forms(translated))
            or len(forms(translated)) != wanted_forms(message, catalogue)
        ):
            yield f"not translated: {english}"
        elif translated.fuzzy:
            yield f"fuzzy: {english}"
        else:
            yield from wrong_forms(english, translated)
    known = {(message.id, message.context) for message in template}
    for message in catalogue:
        if message.id and (message.id, message.context) not in known:
            yield f"left over: {message.id}"


def wrong_forms(english: str, translated: Message) -> Iterator[str]:
    """Say which forms of a translation have other fields or other outer spaces than the English sentence."""
    for form in forms(translated):
        try:
            same = fields(form) == fields(english)
        except ValueError:
            same = False
        if not same:
            yield f"other fields than {sorted(fields(english))}: {form}"
        if (form[:1].isspace(), form[-1:].isspace()) != (english[:1].isspace(), english[-1:].isspace()):
            yield f"other spaces at its ends: {form}"


def forms(message: Message) -> tuple[str, ...]:
    """Return the translations of a message: one, or one for each plural form."""
    return (message.string or "",) if isinstance(message.string, str | None) else tuple(message.string)


def wanted_forms(message: Message, catalogue: Catalog) -> int:
    """Return how many translations a message needs in the language of `catalogue`."""
    return catalogue.num_plurals if message.pluralizable else 1


def fields(sentence: str) -> set[str]:
    """Return the names of the `{fields}` of a sentence, with their format specifications."""
    return {f"{name}:{spec}" for _, name, spec, _ in string.Formatter().parse(sentence) if name is not None}


def read(path: Path) -> Catalog:
    """Read a .po file; a damaged one raises."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.name, domain=DOMAIN, abort_invalid=True)


def write(path: Path, catalogue: Catalog) -> None:
    """Write a .po or .pot file, but leave it alone where only its dates would change."""
    packed = io.BytesIO()
    write_po(packed, catalogue, width=100, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
    body = packed.getvalue()
    if path.suffix == ".pot":
        body = body.replace(b'"MIME-Version:', TO_FILL_IN + b'"MIME-Version:', 1)
    if path.exists() and without_dates(path.read_bytes()) == without_dates(body):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)


def without_dates(body: bytes) -> list[bytes]:
    """Return the lines of a .po file that say something beside when it was written."""
    return [line for line in body.splitlines() if b"-Date:" not in line and not line.startswith(b"# ")]


def compile_all(folder: Path = FOLDER) -> list[Path]:
    """Write a .mo beside every .po below `folder`, each at once, and return them; fuzzy sentences stay out."""
    compiled = []
    for source in sorted(folder.glob(f"*/{DOMAIN}.po")):
        packed = io.BytesIO()
        write_mo(packed, read(source))
        target = source.with_suffix(".mo")
        unfinished = target.with_suffix(".mo.new")
        unfinished.write_bytes(packed.getvalue())
        unfinished.replace(target)
        compiled.append(target)
    return compiled


def update_all() -> None:
    """Bring the template and every language in line with the sources."""
    template = extract()
    write(TEMPLATE, template)
    for code in PLURALS:
        path = FOLDER / code / f"{DOMAIN}.po"
        write(path, renew(code, template, read(path) if path.exists() else None))


def check_all() -> int:
    """Print what is wrong in any language; return how many faults there are."""
    template = extract()
    faults = 0
    for code in PLURALS:
        path = FOLDER / code / f"{DOMAIN}.po"
        found = list(problems(template, read(path))) if path.exists() else ["no catalogue"]
        for problem in found:
            print(f"{code}: {problem}")
        faults += len(found)
    print(f"{len(template)} sentences, {len(PLURALS)} languages, {faults} faults")
    return faults


def main() -> int:
    """Do what the command line asks."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("task", choices=["extract", "update", "compile", "check"])
    task = parser.parse_args().task
    if task == "extract":
        write(TEMPLATE, extract())
    elif task == "update":
        update_all()
    elif task == "compile":
        compile_all()
    return min(1, check_all()) if task == "check" else 0


if __name__ == "__main__":
    sys.exit(main())
