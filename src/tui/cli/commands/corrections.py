"""`copydesk correct` and `copydesk corrections`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.commands.read import SOURCE_HELP, open_source
from tui.cli.correction_records import correction_record, tally_record
from tui.cli.output import json_option, tell, write, write_json, write_table
from tui.cli.session import Session, pass_session
from tui.core.errors import UsageError
from tui.core.messages import N_
from tui.corrections.identity import claim_identity
from tui.corrections.models import KIND_LABELS, STATE_LABELS, Correction, CorrectionKind, State
from tui.languages.catalogue import _

if TYPE_CHECKING:
    from tui.corrections.models import Claim, Route
    from tui.services.desk import Desk
    from tui.services.views import Reading

_KINDS = [kind.value for kind in CorrectionKind]
_FORMATS = ("json", "md", "eml")


@click.command(
    help=_("Report a mistake in an article; without --send it stays a draft.") + " " + _(SOURCE_HELP),
    epilog=_("Example: copydesk correct 42 --quote '1.28 trillion' --should-be '128 billion' --dry-run"),
)
@click.argument("source")
@click.option("--quote", default="", help=_("What it says, word for word. A flagged figure fills the rest."))
@click.option("--should-be", default="", help=_("What it should say."))
@click.option("--kind", type=click.Choice(_KINDS), help=_("What is the matter."))
@click.option("--reason", default="", help=_("Why it is wrong."))
@click.option("--evidence", multiple=True, help=_("A link that shows it; may be repeated."))
@click.option("--comment", default="", help=_("More, in 300 words at most."))
@click.option("--to", "address", default="", help=_("One of the routes that were found, by its address."))
@click.option("--dry-run", is_flag=True, help=_("Print the exact bytes that would go out, and keep nothing."))
@click.option("--send", is_flag=True, help=_("Send it now, or queue it."))
@click.option("--yes", is_flag=True, help=_("Send it to an address that is not the publisher's own, too."))
@json_option
@pass_session
def correct(
    session: Session,
    source: str,
    quote: str,
    should_be: str,
    kind: str | None,
    reason: str,
    evidence: tuple[str, ...],
    comment: str,
    address: str,
    dry_run: bool,
    send: bool,
    yes: bool,
    as_json: bool,
) -> int:
    """File a correction."""
    from dataclasses import replace  # noqa: PLC0415

    from tui.services import corrections, delivery  # noqa: PLC0415

    desk = session.desk()
    reading = open_source(desk, source)
    claim = _quoted(desk, reading, quote)
    claim = replace(
        claim,
        kind=CorrectionKind(kind) if kind else claim.kind,
        should_be=should_be or claim.should_be,
        reason=reason or claim.reason,
        evidence=evidence or claim.evidence,
        comment=comment or claim.comment,
    )
    made = Correction(0, claim_identity(claim), claim, None, (), desk.clock(), reading.entry_id)
    made = replace(made, route=_route(desk, made, address))
    if dry_run:
        raw = corrections.preview(desk, made)
        click.echo(raw.decode("utf-8", "replace").replace("\r\n", "\n"))
        return 0
    draft = corrections.begin(desk, claim, entry_id=reading.entry_id, article=reading.article.text)
    correction = corrections.keep(desk, draft.id, claim, made.route)
    if send:
        correction = corrections.submit(desk, draft.id, agreed=yes)
        if corrections.by_hand(desk, correction):
            corrections.hand_over(desk, correction.id)
        delivery.deliver(desk)
        correction = corrections.load(desk, draft.id)
    _print(correction, as_json=as_json)
    return 0


def _quoted(desk: Desk, reading: Reading, quote: str) -> Claim:
    from tui.services import reporting  # noqa: PLC0415

    text = reading.article.text
    start = text.find(quote) if quote else 0
    if start < 0:
        raise UsageError(N_("The article does not say “{quote}”."), quote=quote[:80])
    return reporting.claim_of(desk, reading, start, start + len(quote))


def _route(desk: Desk, correction: Correction, address: str) -> Route:
    from tui.services import routing  # noqa: PLC0415

    found = routing.routes(desk, correction, fetch=not desk.offline)
    if not address:
        return found[0]
    chosen = next((route for route in found if route.address.lower() == address.lower()), None)
    if chosen is None:
        known = ", ".join(route.address for route in found)
        raise UsageError(N_("{address} is none of the routes: {known}"), address=address, known=known)
    return chosen


def _print(correction: Correction, *, as_json: bool) -> None:
    if as_json:
        write_json(correction_record(correction))
        return
    claim, route = correction.claim, correction.route
    write(f"{correction.id}  {_(STATE_LABELS[correction.state])}  {_(KIND_LABELS[claim.kind])}")
    write(f"  {claim.source.headline}  {claim.source.url}")
    write(f"  “{claim.quote.exact}” → “{claim.should_be}”")
    for part in (claim.reason, *claim.evidence, claim.comment):
        if part:
            write(f"  {part}")
    if route is not None:
        write(f"  → {route.address} ({route.channel.value})")
    for event in correction.events:
        write(f"  {event.at.isoformat(timespec='minutes')}  {_(STATE_LABELS[event.state])}")
        for line in (event.before, event.detail):
            if line:
                write(f"      {line}")


@click.group(
    invoke_without_command=True,
    help=_("List corrections; show, deliver, watch, answer, withdraw, close or export them."),
    epilog=_("Example: copydesk corrections watch --json"),
)
@json_option
@click.pass_context
def corrections(context: click.Context, as_json: bool) -> None:
    """List corrections where no other word follows."""
    if context.invoked_subcommand is None:
        context.invoke(list_, as_json=as_json)


@corrections.command("list", help=_("List all corrections, the one that changed last first."))
@json_option
@pass_session
def list_(session: Session, as_json: bool) -> None:
    """List corrections."""
    from tui.services import corrections as service  # noqa: PLC0415

    known = service.every(session.desk())
    if as_json:
        write_json([correction_record(correction) for correction in known])
        return
    rows = [
        (
            str(correction.id),
            _(STATE_LABELS[correction.state]),
            correction.claim.source.headline,
            f"“{correction.claim.quote.exact}” → “{correction.claim.should_be}”",
        )
        for correction in known
    ]
    write_table(rows, flexible=2)


@corrections.command(help=_("Show one correction with everything that has happened to it."))
@click.argument("number", type=int)
@json_option
@pass_session
def show(session: Session, number: int, as_json: bool) -> None:
    """Show a correction."""
    from tui.services import corrections as service  # noqa: PLC0415

    _print(service.load(session.desk(), number), as_json=as_json)


@corrections.command(help=_("Send what is due."))
@json_option
@pass_session
def deliver(session: Session, as_json: bool) -> int:
    """Deliver."""
    from tui.services.delivery import deliver as service  # noqa: PLC0415

    done = service(session.desk())
    if as_json:
        write_json(
            {"sent": done.done, "later": done.later, "failed": done.failed, "possibly_sent": done.doubtful}
        )
    else:
        counts = {"sent": done.done, "later": done.later, "failed": done.failed, "doubtful": done.doubtful}
        template = N_("Sent {sent}, later {later}, failed {failed}, possibly sent {doubtful}.")
        write(_(template).format(**counts))
    return 1 if done.failed else 0


@corrections.command(help=_("Look at the watched articles that are due, and say what became of the claims."))
@click.option("--all", "every", is_flag=True, help=_("Every watched article, due or not."))
@json_option
@pass_session
def watch(session: Session, every: bool, as_json: bool) -> None:
    """Watch."""
    from tui.services.watch import watch as service  # noqa: PLC0415

    seen = service(session.desk(), force=every)
    if as_json:
        news = [correction_record(correction) for correction in seen.news]
        write_json(
            {"looked": seen.looked, "unchanged": seen.unchanged, "unreachable": seen.failed, "news": news}
        )
        return
    for correction in seen.news:
        _print(correction, as_json=False)
    tell(_("Looked at {count}.").format(count=seen.looked))


_STEPS = {
    "sent": N_("you sent it with your own hands"),
    "answered": N_("the publisher answered"),
    "declined": N_("the publisher declined"),
    "again": N_("file it again"),
    "reopen": N_("take the closing or the withdrawal back"),
}


@corrections.command(
    help=_("Say what happened to a correction:")
    + " "
    + "; ".join(f"{name}: {_(told)}" for name, told in _STEPS.items())
)
@click.argument("number", type=int)
@click.argument("step", type=click.Choice(list(_STEPS)))
@click.option("--answer", default="", help=_("What the publisher wrote."))
@json_option
@pass_session
def mark(session: Session, number: int, step: str, answer: str, as_json: bool) -> None:
    """Mark a correction."""
    from tui.services import corrections as service  # noqa: PLC0415

    desk = session.desk()
    if step in ("answered", "declined"):
        correction = service.answered(desk, number, answer, declined=step == "declined")
    else:
        steps = {"sent": service.sent, "again": service.again, "reopen": service.reopen}
        correction = steps[step](desk, number)
    _print(correction, as_json=as_json)


@corrections.command(help=_("Withdraw a correction; a draft is forgotten."))
@click.argument("number", type=int)
@pass_session
def withdraw(session: Session, number: int) -> None:
    """Withdraw."""
    from tui.services import corrections as service  # noqa: PLC0415

    desk = session.desk()
    if service.load(desk, number).state is State.DRAFT:
        service.discard(desk, number)
    else:
        service.withdraw(desk, number)


@corrections.command(help=_("Close a correction: you have seen what became of it."))
@click.argument("number", type=int)
@pass_session
def close(session: Session, number: int) -> None:
    """Close."""
    from tui.services import corrections as service  # noqa: PLC0415

    service.close(session.desk(), number)


@corrections.command(help=_("Write a correction as Web Annotation (json), Markdown (md) or mail (eml)."))
@click.argument("number", type=int)
@click.option("--format", "form", type=click.Choice(_FORMATS), default="json", help=_("Which form."))
@click.option("--folder", type=click.Path(path_type=Path), help=_("All three forms into this folder."))
@pass_session
def export(session: Session, number: int, form: str, folder: Path | None) -> None:
    """Export a correction."""
    from tui.services import corrections as service  # noqa: PLC0415
    from tui.services.correction_files import render, write_files  # noqa: PLC0415

    correction = service.load(session.desk(), number)
    if folder is None:
        sys.stdout.buffer.write(render(correction, form))
        sys.stdout.buffer.flush()
        return
    for path in write_files(correction, folder):
        write(str(path))


@corrections.command(help=_("Write a public log of the filed corrections: HTML pages and an Atom feed."))
@click.argument("folder", type=click.Path(path_type=Path))
@pass_session
def log(session: Session, folder: Path) -> None:
    """Write the log."""
    from tui.services import corrections as service  # noqa: PLC0415
    from tui.services.correction_files import write_log  # noqa: PLC0415

    desk = session.desk()
    write(str(write_log(service.every(desk), folder, desk.settings.corrections_url)))


@corrections.command(
    help=_("Say what became of the corrections: filed, acknowledged, fixed, median time, by publisher.")
)
@json_option
@pass_session
def statistics(session: Session, as_json: bool) -> None:
    """Print statistics."""
    from tui.services import corrections as service  # noqa: PLC0415
    from tui.services.correction_files import statistics as tallies  # noqa: PLC0415

    found = tallies(service.every(session.desk()))
    if as_json:
        write_json([tally_record(tally) for tally in found])
        return
    head: Sequence[str] = (_("publisher"), _("filed"), _("acknowledged"), _("fixed"), _("median days"))
    rows = [
        (
            tally.publisher or _("all"),
            str(tally.filed),
            str(tally.acknowledged),
            str(tally.fixed),
            "–" if tally.median_days is None else f"{tally.median_days:.1f}",
        )
        for tally in found
    ]
    write_table([tuple(head), *rows], flexible=0)
