"""Corrections as files: Web Annotation, Markdown, mail; a public log; and what they amount to in numbers."""

from __future__ import annotations

import html
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from tui.core.errors import PublishError
from tui.core.messages import N_
from tui.corrections.annotation import to_annotation
from tui.corrections.letters import letter, markdown, subject
from tui.corrections.models import STATE_LABELS, Channel, Correction, State
from tui.corrections.routes import owner
from tui.languages.catalogue import _

FORMATS = ("json", "md", "eml")
_NOWHERE = "corrections@copydesk.invalid"
"""The recipient of a mail that has no address yet (RFC 2606)."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the corrections to one publisher, or to all."""

    publisher: str
    """The domain; empty for all."""
    filed: int
    acknowledged: int
    fixed: int
    """Likely fixed, or closed after that."""
    median_days: float | None
    """Days from filing to the fix; None where nothing was fixed."""


def render(correction: Correction, form: str) -> bytes:
    """Return a correction as a file.

    Args:
        correction: Which.
        form: "json" (W3C Web Annotation), "md" or "eml".
    """
    if form == "md":
        return markdown(correction.claim, _).encode("utf-8")
    if form == "eml":
        route = correction.route
        mail = route is not None and route.channel in (Channel.MAILTO, Channel.SMTP)
        to = route.address if mail and route is not None else _NOWHERE
        return letter(correction.claim, to, correction.created).as_bytes()
    annotation = to_annotation(correction.claim, correction.created)
    return (json.dumps(annotation, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def write_files(correction: Correction, folder: Path, forms: Sequence[str] = FORMATS) -> tuple[Path, ...]:
    """Write a correction into a folder, a file a form.

    Args:
        correction: Which.
        folder: It is made where it is not there.
        forms: Of `FORMATS`.

    Raises:
        PublishError: The folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        written = []
        for form in forms:
            path = folder / f"correction-{correction.identity}.{form}"
            draft = path.with_suffix(".part")
            draft.write_bytes(render(correction, form))
            draft.replace(path)
            written.append(path)
    except OSError as error:
        raise PublishError(
            N_("{path} cannot be written ({reason})."), path=str(folder), reason=error.strerror or "?"
        ) from error
    return tuple(written)


def statistics(corrections: Iterable[Correction]) -> tuple[Tally, ...]:
    """Return what became of the corrections: of all, then by publisher, the one with the most first."""
    by_publisher: dict[str, list[Correction]] = defaultdict(list)
    for correction in corrections:
        if moment_of(correction, State.FILED) is not None:
            publisher = owner(urlsplit(correction.claim.source.url).hostname or correction.claim.source.site)
            by_publisher[publisher].append(correction)
    everything = [correction for group in by_publisher.values() for correction in group]
    groups = sorted(by_publisher.items(), key=lambda item: (-len(item[1]), item[0]))
    return (_tally("", everything), *(_tally(name, group) for name, group in groups))


def moment_of(correction: Correction, state: State) -> datetime | None:
    """Return when a correction first was in a state, or None."""
    return next((event.at for event in correction.events if event.state is state), None)


def _tally(publisher: str, group: Sequence[Correction]) -> Tally:
    days = []
    for correction in group:
        filed, fixed = (moment_of(correction, state) for state in (State.FILED, State.LIKELY_FIXED))
        if filed is not None and fixed is not None:
            days.append((fixed - filed) / timedelta(days=1))
    answered = sum(moment_of(correction, State.ACKNOWLEDGED) is not None for correction in group)
    return Tally(publisher, len(group), answered, len(days), median(days) if days else None)


def write_log(corrections: Sequence[Correction], folder: Path, base: str) -> Path:
    """Write a public log of the corrections that were filed: a page each, an index, an Atom feed (RFC 4287).

    A withdrawn correction's page says that it is gone (HTTP status 410 by `meta http-equiv`), which is what a
    Webmention's receiver looks for. Senders' addresses stand nowhere.

    Args:
        corrections: All; drafts and what the reader shows wrong are left out.
        folder: Where to; what stands there under other names stays.
        base: The address under which the folder is published.

    Returns:
        The index.

    Raises:
        PublishError: The folder cannot be written.
    """
    public = [each for each in corrections if each.state is not State.DRAFT and each.claim.source.url]
    shown = [each for each in public if each.state is not State.WITHDRAWN]
    files = {f"{each.identity}.html": _page(each) for each in public}
    items = "".join(
        f'<li><a href="{each.identity}.html">{_html(subject(each.claim))}</a> · {_html(_(STATE_LABELS[each.state]))}</li>'
        for each in shown
    )
    title = _html(_("Corrections"))
    files["index.html"] = _document(title, f"<h1>{title}</h1><ul>{items}</ul>")
    files["corrections.atom"] = _atom(shown, base.rstrip("/"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise PublishError(
            N_("{path} cannot be written ({reason})."), path=str(folder), reason=error.strerror or "?"
        ) from error
    return folder / "index.html"


def _page(correction: Correction) -> str:
    claim = correction.claim
    if correction.state is State.WITHDRAWN:
        gone = _html(_("This correction was withdrawn."))
        return _document(gone, f"<p>{gone}</p>", '<meta http-equiv="status" content="410 Gone">')
    rows = [
        (_("It says"), claim.quote.exact),
        (_("It should say"), claim.should_be),
        (_("Why"), claim.reason),
        (_("State"), _(STATE_LABELS[correction.state])),
    ]
    told = "".join(f"<h2>{_html(label)}</h2><p>{_html(value)}</p>" for label, value in rows if value)
    links = "".join(f'<li><a href="{_html(address)}">{_html(address)}</a></li>' for address in claim.evidence)
    title = _html(subject(claim))
    about = (
        f'<p><a class="u-in-reply-to" href="{_html(claim.source.url)}">{_html(claim.source.headline)}</a></p>'
    )
    return _document(
        title,
        f'<article class="h-entry"><h1 class="p-name">{title}</h1>{about}{told}<ul>{links}</ul></article>',
    )


def _document(title: str, body: str, head: str = "") -> str:
    return (
        f'<!doctype html><html><head><meta charset="utf-8">{head}'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{title}</title></head><body>{body}</body></html>\n"
    )


def _atom(corrections: Sequence[Correction], base: str) -> str:
    entries = "".join(
        f"<entry><id>urn:uuid:{each.identity}</id><title>{_html(subject(each.claim))}</title>"
        f'<link href="{_html(base)}/{each.identity}.html"/><updated>{_latest(each).isoformat()}</updated>'
        f"<summary>{_html(each.claim.quote.exact)} → {_html(each.claim.should_be)}</summary></entry>"
        for each in corrections
    )
    latest = max((_latest(each) for each in corrections), default=None)
    updated = f"<updated>{latest.isoformat()}</updated>" if latest else ""
    return (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
        f"<id>{_html(base)}/corrections.atom</id><title>{_html(_('Corrections'))}</title>{updated}"
        f"<author><name>copydesk</name></author>{entries}</feed>\n"
    )


def _latest(correction: Correction) -> datetime:
    return correction.events[-1].at if correction.events else correction.created


def _html(text: str) -> str:
    return html.escape(text, quote=True)
