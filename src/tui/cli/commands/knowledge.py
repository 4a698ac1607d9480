"""`copydesk kb`."""

from __future__ import annotations

from typing import Any

import click

from tui.cli.context import pass_session
from tui.cli.output import example, json_option, tell, write, write_json, write_table
from tui.cli.session import Session
from tui.languages.catalogue import _, show
from tui.languages.numbers import format_number
from tui.services import knowledge as service
from tui.services.knowledge import Found


@click.command(
    help=_(
        "List the facts that likenesses are checked against, those with all WORDS in name, measure or source."
    ),
    epilog=example("kb gpt parameters"),
)
@click.argument("words", nargs=-1)
@click.option(
    "--own-file", is_flag=True, help=_("Print where your own facts lie; the file is made if it is missing.")
)
@json_option
@pass_session
def kb(session: Session, words: tuple[str, ...], own_file: bool, as_json: bool) -> int:
    """List facts."""
    if own_file:
        path = str(service.own_file(session.paths))
        if as_json:
            write_json({"path": path})
        else:
            write(path)
        return 0
    found = service.facts(session.paths, words)
    for problem in found.problems:
        tell(show(problem))
    if as_json:
        write_json(_records(found))
        return 0
    rows = []
    for fact in found.facts:
        value = f"{format_number(fact.value)} {fact.unit}"
        rows.append(
            (
                fact.called("en")[0] if fact.called("en") else fact.thing,
                fact.measure,
                value,
                fact.as_of,
                fact.source,
            )
        )
    write_table(rows, flexible=4)
    return 0 if found.facts else 1


def _records(found: Found) -> list[dict[str, Any]]:
    return [
        {
            "thing": fact.thing,
            "names": fact.names,
            "measure": fact.measure,
            "unit": fact.unit,
            "value": fact.value,
            "as_of": fact.as_of,
            "source": fact.source,
            "own": fact.own,
        }
        for fact in found.facts
    ]
