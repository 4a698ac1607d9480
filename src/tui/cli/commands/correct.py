"""`copydesk correct`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.cli.commands.read import SOURCE_HELP, open_source
from tui.cli.context import pass_session
from tui.cli.correction_records import print_correction, route_record
from tui.cli.output import example, json_option, write_json
from tui.cli.session import Session
from tui.core.errors import UsageError
from tui.core.messages import N_
from tui.corrections.identity import claim_identity
from tui.corrections.models import Correction, CorrectionKind
from tui.languages.catalogue import _

if TYPE_CHECKING:
    from tui.corrections.models import Claim, Route
    from tui.services.desk import Desk
    from tui.services.readings import Reading

_KINDS = [kind.value for kind in CorrectionKind]


@click.command(
    help=_("Report a mistake in an article; without --send it stays a draft.") + " " + _(SOURCE_HELP),
    epilog=example("correct 42 --quote '1.28 trillion' --should-be '128 billion' --dry-run"),
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
        text = corrections.preview(desk, made).decode("utf-8", "replace").replace("\r\n", "\n")
        if as_json:
            write_json({"route": route_record(made.route), "text": text})
        else:
            click.echo(text)
        return 0
    draft = corrections.begin(desk, claim, entry_id=reading.entry_id, article=reading.article.text)
    correction = corrections.keep(desk, draft.id, claim, made.route)
    if send:
        correction = corrections.submit(desk, draft.id, agreed=yes)
        if corrections.by_hand(desk, correction):
            corrections.hand_over(desk, correction.id)
        delivery.deliver(desk)
        correction = corrections.load(desk, draft.id)
    print_correction(correction, as_json=as_json)
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
