"""`copydesk paths`, `doctor` and `completion`."""

from __future__ import annotations

from pathlib import Path

import click
from click.shell_completion import get_completion_class

from tui.cli.context import pass_session
from tui.cli.output import example, json_option, write, write_json, write_table
from tui.cli.records import check_record
from tui.cli.session import Session
from tui.languages.catalogue import _, show


@click.command(help=_("Print where settings, store, log and themes lie."), epilog=example("paths --json"))
@json_option
@pass_session
def paths(session: Session, as_json: bool) -> None:
    """Print the folders."""
    places = session.paths
    rows = {
        "settings": places.settings,
        "themes": places.themes,
        "knowledge": places.knowledge,
        "store": session.store or places.store,
        "state": places.state,
        "log": places.log,
        "cache": places.cache,
    }
    if as_json:
        write_json({name: str(path) for name, path in rows.items()})
    else:
        write_table([(name, str(path)) for name, path in rows.items()], flexible=1)


@click.command(
    help=_(
        "Check the store, the settings, the terminal and the clipboard, and say what to do about each fault."
    ),
    epilog=example("doctor"),
)
@json_option
@pass_session
def doctor(session: Session, as_json: bool) -> int:
    """Run the checks."""
    from tui.services.checks import doctor as examine  # noqa: PLC0415

    checks = examine(session.paths, session.store or session.paths.store)
    if as_json:
        write_json([check_record(check) for check in checks])
    else:
        for check in checks:
            write(f"{'✓' if check.ok else '✗'} {show(check.message)}")
            if check.advice is not None:
                write(f"    {show(check.advice)}")
    return 0 if all(check.ok for check in checks) else 1


@click.command(
    help=_("Print the completion script for SHELL."),
    epilog=_("Example, for ~/.bashrc: source <(copydesk completion bash)"),
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@json_option
@click.pass_context
def completion(ctx: click.Context, shell: str, as_json: bool) -> None:
    """Print a completion script."""
    maker = get_completion_class(shell)
    if maker is None:
        raise click.UsageError(shell)
    script = maker(ctx.find_root().command, {}, "copydesk", "_COPYDESK_COMPLETE").source()
    if as_json:
        write_json({"shell": shell, "script": script})
    else:
        click.echo(script)


@click.command(
    help=_("Copy the store, whole, beside it; the screen may go on running."),
    epilog=example("backup"),
)
@json_option
@pass_session
def backup(session: Session, as_json: bool) -> None:
    """Back up the store."""
    from tui.services.checks import back_up  # noqa: PLC0415

    copy = back_up(session.store or session.paths.store)
    if as_json:
        write_json({"backup": str(copy)})
    else:
        write(str(copy))


@click.command(
    help=_("Put the backup FILE in the store's place. What stood there is kept and its place is printed."),
    epilog=example("restore ~/.local/share/copydesk/backups/copydesk-asked.db"),
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
@pass_session
def restore(session: Session, file: Path, as_json: bool) -> None:
    """Restore a backup."""
    from tui.services.checks import restore as put_back  # noqa: PLC0415

    aside = put_back(session.store or session.paths.store, file)
    if as_json:
        write_json({"kept": str(aside)})
    else:
        write(_("Restored. What stood there before lies in {path}.").format(path=aside))
