"""`copydesk corrections` and what follows it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from tui.cli.context import pass_session
from tui.cli.correction_records import correction_record, print_correction, tally_record
from tui.cli.exports import file_record
from tui.cli.numbers import NUMBER
from tui.cli.output import example, json_option, tell, write, write_json, write_table
from tui.cli.session import Session
from tui.core.messages import N_
from tui.corrections.models import STATE_LABELS, State
from tui.languages.catalogue import _, ngettext_

_FORMATS = ("json", "md", "eml")


@click.group(
    invoke_without_command=True,
    help=_("List corrections; show, deliver, watch, answer, withdraw, close or export them."),
    epilog=example("corrections watch --json"),
)
@json_option
@click.pass_context
def corrections(context: click.Context, as_json: bool) -> None:
    """List corrections where no other word follows."""
    if context.invoked_subcommand is None:
        context.invoke(list_, as_json=as_json)


@corrections.command(
    "list",
    help=_("List all corrections, the one that changed last first."),
    epilog=example("corrections list --json"),
)
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


@corrections.command(
    help=_("Show one correction with everything that has happened to it."),
    epilog=example("corrections show 3"),
)
@click.argument("number", type=NUMBER)
@json_option
@pass_session
def show(session: Session, number: int, as_json: bool) -> None:
    """Show a correction."""
    from tui.services import corrections as service  # noqa: PLC0415

    print_correction(service.load(session.desk(), number), as_json=as_json)


@corrections.command(help=_("Send what is due."), epilog=example("corrections deliver"))
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


@corrections.command(
    help=_("Look at the watched articles that are due, and say what became of the claims."),
    epilog=example("corrections watch --all"),
)
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
        print_correction(correction, as_json=False)
    looked = ngettext_("Looked at {count} article.", "Looked at {count} articles.", seen.looked)
    tell(looked.format(count=seen.looked))


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
    + "; ".join(f"{name}: {_(told)}" for name, told in _STEPS.items()),
    epilog=example("corrections mark 3 answered --answer 'Thank you, it is mended.'"),
)
@click.argument("number", type=NUMBER)
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
    print_correction(correction, as_json=as_json)


@corrections.command(
    help=_("Withdraw a correction; a draft is forgotten."), epilog=example("corrections withdraw 3")
)
@click.argument("number", type=NUMBER)
@json_option
@pass_session
def withdraw(session: Session, number: int, as_json: bool) -> None:
    """Withdraw; of a draft, what was forgotten is the JSON."""
    from tui.services import corrections as service  # noqa: PLC0415

    desk = session.desk()
    correction = service.load(desk, number)
    if correction.state is State.DRAFT:
        service.discard(desk, number)
    else:
        service.withdraw(desk, number)
        correction = service.load(desk, number)
    if as_json:
        write_json(correction_record(correction))


@corrections.command(
    help=_("Close a correction: you have seen what became of it."), epilog=example("corrections close 3")
)
@click.argument("number", type=NUMBER)
@json_option
@pass_session
def close(session: Session, number: int, as_json: bool) -> None:
    """Close."""
    from tui.services import corrections as service  # noqa: PLC0415

    desk = session.desk()
    service.close(desk, number)
    if as_json:
        write_json(correction_record(service.load(desk, number)))


@corrections.command(
    help=_("Write a correction as Web Annotation (json), Markdown (md) or mail (eml)."),
    epilog=example("corrections export 3 --format md"),
)
@click.argument("number", type=NUMBER)
@click.option("--format", "form", type=click.Choice(_FORMATS), default="json", help=_("Which form."))
@click.option("--folder", type=click.Path(path_type=Path), help=_("All three forms into this folder."))
@json_option
@pass_session
def export(session: Session, number: int, form: str, folder: Path | None, as_json: bool) -> None:
    """Export a correction."""
    from tui.services import corrections as service  # noqa: PLC0415
    from tui.services.correction_files import render, write_files  # noqa: PLC0415

    correction = service.load(session.desk(), number)
    if folder is None:
        data = render(correction, form)
        if as_json:
            write_json({"files": [file_record(f"correction-{correction.identity}.{form}", data, None)]})
        else:
            click.echo(data, nl=False)
        return
    written = write_files(correction, folder)
    if as_json:
        write_json({"files": [file_record(path.name, "", path) for path in written]})
        return
    for path in written:
        write(str(path))


@corrections.command(
    help=_("Write a public log of the filed corrections: HTML pages and an Atom feed."),
    epilog=example("corrections log ~/Public/corrections"),
)
@click.argument("folder", type=click.Path(path_type=Path))
@json_option
@pass_session
def log(session: Session, folder: Path, as_json: bool) -> None:
    """Write the log."""
    from tui.services import corrections as service  # noqa: PLC0415
    from tui.services.correction_files import write_log  # noqa: PLC0415

    desk = session.desk()
    index = write_log(service.every(desk), folder, desk.settings.corrections_url)
    if as_json:
        write_json({"files": [file_record(index.name, "", index)]})
    else:
        write(str(index))


@corrections.command(
    help=_("Say what became of the corrections: filed, acknowledged, fixed, median time, by publisher."),
    epilog=example("corrections statistics"),
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
