"""A correction as a mail (RFC 5322), as a mailto address (RFC 6068), and as Markdown: always the exact bytes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import quote, urlencode

from tui.core.errors import UsageError
from tui.core.messages import N_
from tui.core.text import clean, clean_line
from tui.corrections.identity import claim_identity, message_id
from tui.corrections.models import KIND_LABELS, Claim
from tui.corrections.validation import is_mail_address

MAILTO_LIMIT = 1_900
"""Characters of a mailto address that mail programs and desktops pass on unharmed."""

Translate = Callable[[str], str]


def subject(claim: Claim) -> str:
    """Return the subject line."""
    return clean_line(f"CORRECTION: {claim.source.headline}", 200)


def body(claim: Claim, translate: Translate = str) -> str:
    """Return the letter's text.

    Args:
        claim: What is said; every part is cleaned.
        translate: Gives the labels in the language that the newsroom reads.
    """
    source = claim.source
    published = source.published.date().isoformat() if source.published else ""
    seen = source.seen.isoformat(timespec="minutes") if source.seen else ""
    rows = (
        (N_("Headline"), source.headline),
        (N_("Published"), published),
        (N_("Address"), source.url),
        (N_("Read at"), seen),
        (N_("What is the matter"), translate(KIND_LABELS[claim.kind])),
    )
    parts = ["\n".join(f"{translate(label)}: {clean_line(value)}" for label, value in rows if value)]
    blocks = (
        (N_("It says"), claim.quote.exact),
        (N_("It should say"), claim.should_be),
        (N_("Why"), claim.reason),
        (N_("Evidence"), "\n".join(claim.evidence)),
        (N_("Comment"), claim.comment),
        (N_("From"), claim.sender.name),
    )
    parts.extend(f"{translate(label)}:\n{clean(value).strip()}" for label, value in blocks if value.strip())
    return "\n\n".join(parts) + "\n"


def letter(claim: Claim, to: str, at: datetime, translate: Translate = str) -> EmailMessage:
    """Return the mail that carries the claim.

    Args:
        claim: What is said.
        to: One plain mail address.
        at: The date that the mail bears, aware.
        translate: Gives the labels in the newsroom's language.

    Raises:
        UsageError: `to` or the sender's address is not one plain mail address (which also refuses any
            attempt to smuggle in a header).
    """
    for address in filter(None, (to, claim.sender.email)):
        if not is_mail_address(address):
            raise UsageError(N_("“{email}” is no mail address."), email=clean_line(address, 80))
    identity = claim_identity(claim)
    message = EmailMessage(policy=SMTP)
    message["Subject"] = subject(claim)
    message["To"] = Address(addr_spec=to)
    if claim.sender.email:
        message["From"] = Address(
            display_name=clean_line(claim.sender.name, 100), addr_spec=claim.sender.email
        )
    message["Date"] = format_datetime(at)
    message["Message-ID"] = message_id(identity)
    message["Idempotency-Key"] = identity
    message.set_content(body(claim, translate), charset="utf-8", cte="quoted-printable")
    return message


def mailto(claim: Claim, to: str, translate: Translate = str) -> str:
    """Return a mailto address (RFC 6068) with subject and body; the body is cut where mail programs would cut it.

    Raises:
        UsageError: `to` is not one plain mail address.
    """
    if not is_mail_address(to):
        raise UsageError(N_("“{email}” is no mail address."), email=clean_line(to, 80))
    text = body(claim, translate).replace("\n", "\r\n")
    while True:
        address = f"mailto:{quote(to, safe='@')}?" + urlencode(
            {"subject": subject(claim), "body": text}, quote_via=quote
        )
        if len(address) <= MAILTO_LIMIT or not text:
            return address
        text = text[: max(0, len(text) - max(20, (len(address) - MAILTO_LIMIT) // 9))]


def markdown(claim: Claim, translate: Translate = str) -> str:
    """Return the correction as a Markdown document."""
    head = f"# {_escaped(subject(claim))}\n"
    lines = []
    for part in body(claim, translate).rstrip("\n").split("\n\n"):
        label, colon, rest = part.partition(":\n")
        lines.append(
            f"**{label}**\n\n> " + rest.replace("\n", "\n> ") if colon else part.replace("\n", "  \n")
        )
    return head + "\n" + "\n\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    return "".join("\\" + character if character in "\\`*_[]<>#" else character for character in text)
