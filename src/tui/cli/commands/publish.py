"""`copydesk publish`."""

from __future__ import annotations

import sys

import click

from tui.cli.context import pass_session
from tui.cli.library_records import library_record, plan_record, publication_record
from tui.cli.output import example, json_option, tell, write, write_json
from tui.cli.session import Session
from tui.core.errors import CopydeskError, UsageError
from tui.core.messages import N_, counted
from tui.languages.catalogue import _, show
from tui.languages.numbers import format_number
from tui.libraries.models import Visibility
from tui.publish.plan import Step
from tui.services import libraries, placing, publishing
from tui.services.placing import Place
from tui.services.publishing import DryRun, Publication
from tui.store.libraries import LibraryRecord


@click.command(
    help=_("Publish a library, or every public one that has a place; or say what would be sent."),
    epilog=example("publish 'AI chips' --to folder:~/Public/libraries --dry-run"),
)
@click.argument("name", required=False)
@click.option("--dry-run", is_flag=True, help=_("Send nothing; say what would be sent."))
@click.option(
    "--to",
    "target",
    help=_("Make it public at folder:PATH, s3://…, https://… (WebDAV), git:REMOTE or exec:PROGRAM."),
)
@click.option("--address", help=_("The URL under which others read that place."))
@click.option("--secret", help=_("Where its password lies: keyring:NAME, env:VARIABLE or command:PROGRAM."))
@click.option("--unlisted", is_flag=True, help=_("With --to: under a secret path, for anyone with the link."))
@click.option("--unpublish", is_flag=True, help=_("Take it back; a notice stays for 30 days."))
@json_option
@pass_session
def publish(
    session: Session,
    name: str | None,
    dry_run: bool,
    target: str | None,
    address: str | None,
    secret: str | None,
    unlisted: bool,
    unpublish: bool,
    as_json: bool,
) -> int:
    """Publish libraries."""
    desk = session.desk()
    if not name and (unpublish or unlisted or target or address or secret):
        raise UsageError(N_("Name the library that is meant."))
    if name and unpublish:
        publishing.unpublish(desk, libraries.find(desk, name).id)
        if as_json:
            write_json(library_record(libraries.find(desk, name), desk.clock()))
        return 0
    chosen = [libraries.find(desk, name)] if name else _public(libraries.every(desk))
    place = _place(chosen[0], target, address, secret, unlisted=unlisted) if name else None
    if dry_run:
        planned = [placing.placed(desk, chosen[0].id, place)] if place else chosen
        return _tell_plans([publishing.dry_run(desk, each) for each in planned], as_json=as_json)
    if place:
        placing.publish_at(desk, chosen[0].id, place)
    return _publish_all(session, chosen, as_json=as_json)


def _place(
    library: LibraryRecord, target: str | None, address: str | None, secret: str | None, *, unlisted: bool
) -> Place | None:
    """Return where the options put a library; None where they say nothing. What they leave out stays as it was."""
    if target is None and address is None and secret is None and not unlisted:
        return None
    kept = library.visibility if target is None else Visibility.PUBLIC
    return Place(
        Visibility.UNLISTED if unlisted else kept,
        library.target if target is None else target,
        library.address if address is None else address,
        library.secret if secret is None else secret,
    )


def _public(known: tuple[LibraryRecord, ...]) -> list[LibraryRecord]:
    return [each for each in known if each.visibility is not Visibility.PRIVATE and each.target]


def _publish_all(session: Session, chosen: list[LibraryRecord], *, as_json: bool) -> int:
    """Publish one after the other: one that fails does not hold up the rest."""
    made: list[Publication] = []
    problems: list[CopydeskError] = []
    for library in chosen:
        try:
            made.append(publishing.publish(session.desk(), library.id, on_progress=_progress))
        except CopydeskError as error:
            problems.append(error)
    if len(chosen) == 1 and problems:
        raise problems[0]
    if as_json:
        write_json([publication_record(each) for each in made])
    for each in () if as_json else made:
        sent = (
            show(counted("{count} file sent", "{count} files sent", len(each.published.sent)))
            if each.published.sent
            else _("nothing new")
        )
        write(" · ".join(part for part in (each.name, sent, each.address) if part))
        for kept in each.withheld:
            tell(show(kept.why))
    for problem in problems:
        tell(show(problem.message))
    return 1 if problems else 0


def _tell_plans(plans: list[DryRun], *, as_json: bool) -> int:
    if as_json:
        write_json([plan_record(each) for each in plans])
        return 0
    for each in plans:
        write(
            _("{name}: {articles}; {files}, {bytes} bytes").format(
                name=each.name,
                articles=show(
                    counted("{count} article", "{count} articles", len(each.bundle.collection.records))
                ),
                files=show(counted("{count} file to send", "{count} files to send", len(each.plan.send))),
                bytes=format_number(each.plan.size),
            )
        )
        for path in each.plan.send:
            write(f"  + {path}")
        for path in each.plan.delete:
            write(f"  - {path}")
        for kept in each.bundle.withheld:
            tell(show(kept.why))
    return 0


def _progress(step: Step) -> None:
    if sys.stderr.isatty():
        tell(f"{step.done}/{step.total} {step.path}")
