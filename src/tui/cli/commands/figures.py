"""`copydesk figures` and `copydesk audit`."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from tui.cli.commands.read import SOURCE_HELP, open_source
from tui.cli.context import pass_session
from tui.cli.output import example, json_option, write, write_json, write_table
from tui.cli.records import figure_records
from tui.cli.session import Session
from tui.core.errors import UsageError
from tui.core.messages import N_
from tui.figures.audit.wire import audit_lines
from tui.figures.audit.wire import to_json as finding_record
from tui.languages.catalogue import _

if TYPE_CHECKING:
    from tui.services.readings import Reading

LINE_PROTOCOL = N_("“-” reads JSON lines from standard input and writes a JSON line for each.")


def _input_lines() -> Iterator[str]:
    return io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="replace")


@click.command(
    help=_("Print the key figures of an article, the most important first.")
    + " "
    + _(SOURCE_HELP)
    + " "
    + _(LINE_PROTOCOL),
    epilog=example("figures https://example.org/story --csv"),
)
@click.argument("source")
@click.option("--csv", "as_csv", is_flag=True, help=_("Comma-separated values."))
@json_option
@pass_session
def figures(session: Session, source: str, as_csv: bool, as_json: bool) -> int:
    """Print figures."""
    if source == "-":
        from tui.figures.wire import figures_lines  # noqa: PLC0415

        for line in figures_lines(_input_lines()):
            click.echo(line)
        return 0
    reading = open_source(session.desk(), source)
    if as_json:
        write_json(figure_records(reading))
    elif as_csv:
        write(_csv(reading).rstrip("\n"))
    else:
        write_table(list(_rows(reading)), flexible=2)
    return 0


def _rows(reading: Reading) -> Iterator[tuple[str, str, str]]:
    for figure in sorted(reading.figures, key=lambda figure: figure.rank):
        yield (figure.kind.value, figure.text, figure.concept.text if figure.concept else figure.noun)


_COLUMNS = (
    "rank",
    "text",
    "value",
    "high",
    "unit",
    "kind",
    "per",
    "noun",
    "concept",
    "entity",
    "period",
    "paragraph",
    "start",
    "end",
)


def _csv(reading: Reading) -> str:
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, _COLUMNS, extrasaction="ignore")
    writer.writeheader()
    for record in figure_records(reading):
        flat = {name: value["text"] if isinstance(value, dict) else value for name, value in record.items()}
        writer.writerow({name: _harmless(value) for name, value in flat.items()})
    return buffer.getvalue()


def _harmless(value: object) -> object:
    """Keep a spreadsheet from taking text for a formula (OWASP, CSV injection)."""
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t")):
        return "'" + value
    return value


@click.command(
    help=_("Check the figures of an article: what may be a slip, why, and what would fit.")
    + " "
    + _(SOURCE_HELP)
    + " "
    + _(LINE_PROTOCOL),
    epilog=example("audit 42 --json"),
)
@click.argument("source")
@click.option(
    "--against", help=_("Another language version of the same article: a URL, a file or a headline's number.")
)
@json_option
@pass_session
def audit(session: Session, source: str, against: str | None, as_json: bool) -> int:
    """Audit figures."""
    if source == "-":
        if against:
            raise UsageError(N_("--against goes with an article, not with “-”."))
        for line in audit_lines(_input_lines()):
            click.echo(line)
        return 0
    desk = session.desk()
    reading = open_source(desk, source)
    findings = reading.findings
    if against:
        from tui.services.figures import compare  # noqa: PLC0415

        findings = compare(desk, reading, open_source(desk, against))
    if as_json:
        write_json([finding_record(finding) for finding in findings])
        return 0
    for finding in findings:
        mark = "⚠" if finding.tier.value == "check" else "?"
        write(
            f"{mark} {finding.rule}  {finding.quote}"
            + (f" → {finding.suggest_text}" if finding.suggest_text else "")
        )
        write("      " + _(finding.mechanism).format(**finding.fields))
        if finding.evidence:
            write(f"      {finding.evidence} ({finding.source})")
    if not findings:
        write(_("Nothing to check."))
    return 0
