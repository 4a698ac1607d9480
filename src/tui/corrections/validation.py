"""What is still missing or wrong in a correction, told while it is being written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from tui.core.messages import N_, Message
from tui.corrections.models import Claim, CorrectionKind

MOST_WORDS = 300
"""Words of a comment."""
LONGEST_QUOTE = 2_000
MOST_EVIDENCE = 10

# The addr-spec that mail systems really take (the HTML standard's rule for input type=email).
_ADDRESS = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
    r"(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+"
)
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that keeps a correction from being sent."""

    field: str
    """quote | should_be | evidence | comment | email | name"""
    message: Message


def is_mail_address(text: str) -> bool:
    """Whether `text` is one plain mail address."""
    return len(text) <= 254 and _ADDRESS.fullmatch(text) is not None


def word_count(text: str) -> int:
    """Words of a text; for Chinese, Japanese and Thai two characters count as one."""
    characters = len(_EAST_ASIAN.findall(text))
    return len(_EAST_ASIAN.sub(" ", text).split()) + (characters + 1) // 2


def problems(claim: Claim) -> tuple[Problem, ...]:
    """Return what is wrong with `claim`; empty when it can be sent."""
    found = [*_text_problems(claim), *_evidence_problems(claim)]
    if claim.sender.email and not is_mail_address(claim.sender.email):
        found.append(
            Problem("email", Message(N_("“{email}” is no mail address."), {"email": claim.sender.email}))
        )
    return tuple(found)


def _text_problems(claim: Claim) -> list[Problem]:
    found = []
    exact = claim.quote.exact.strip()
    if not exact and claim.kind is not CorrectionKind.SPAM:
        found.append(Problem("quote", Message(N_("Quote the words that are meant."), {})))
    if len(exact) > LONGEST_QUOTE:
        found.append(
            Problem("quote", Message(N_("Quote less: {most} characters at most."), {"most": LONGEST_QUOTE}))
        )
    if not (claim.should_be.strip() or claim.reason.strip() or claim.comment.strip()):
        found.append(Problem("should_be", Message(N_("Say what it should be, or why it is wrong."), {})))
    elif exact and " ".join(claim.should_be.split()) == " ".join(exact.split()):
        found.append(Problem("should_be", Message(N_("This is what it says already."), {})))
    words = word_count(claim.comment)
    if words > MOST_WORDS:
        message = Message(
            N_("The comment has {words} words; {most} at most."), {"words": words, "most": MOST_WORDS}
        )
        found.append(Problem("comment", message))
    if any(character in claim.sender.name for character in "\r\n<>"):
        found.append(Problem("name", Message(N_("A name is one line, without < and >."), {})))
    return found


def _evidence_problems(claim: Claim) -> list[Problem]:
    found = []
    for address in claim.evidence:
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname or any(c.isspace() for c in address):
            found.append(
                Problem("evidence", Message(N_("“{address}” is no web address."), {"address": address}))
            )
    if len(claim.evidence) > MOST_EVIDENCE:
        found.append(Problem("evidence", Message(N_("{most} links at most."), {"most": MOST_EVIDENCE})))
    return found
