"""What the audit says of an article, finding by finding, with what speaks for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType

from tui.figures.models import Finding, Tier
from tui.languages.catalogue import _
from tui.screens.dialogs import Choice, Choose
from tui.services.figures import AlsoIn


def choices_of(findings: Sequence[Finding]) -> list[Choice]:
    """Return the findings to choose from, those that may speak up first.

    Args:
        findings: Of one article; their positions are the choices' ids.
    """
    order = sorted(
        range(len(findings)), key=lambda at: (findings[at].tier is not Tier.CHECK, findings[at].start)
    )
    return [Choice(str(at), _label(findings[at]), _why(findings[at])) for at in order]


def _label(finding: Finding) -> str:
    mark = "⚠" if finding.tier is Tier.CHECK else "?"
    fitting = f" → {finding.suggest_text}?" if finding.suggest_text else ""
    return f"{mark} {' '.join(finding.quote.split())}{fitting}  {finding.rule}"


def _why(finding: Finding) -> str:
    cause = _(finding.mechanism).format(**finding.fields) if finding.mechanism else ""
    where = f"{finding.evidence} ({_(finding.source)})" if finding.source else finding.evidence
    return " · ".join(part for part in (cause, " ".join(where.split())) if part)


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person wants of a finding."""

    finding: int
    """Its position."""
    act: str
    """go | dismiss | report"""


class Checks(Choose):
    """The findings; the result is a word and the finding's position: "go:0", "dismiss:0", "report:0"."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "give('dismiss')", show=False),
        Binding("r", "give('report')", show=False),
        Binding("a", "leave", show=False),
    ]

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(
            _("Figures to check"),
            choices_of(findings),
            hint=_("enter: go to · r: report · d: dismiss · esc: leave"),
        )

    def action_give(self, act: str) -> None:
        """Leave with what is to be done about the finding under the cursor."""
        self.dismiss(f"{act}:{self.choices[self.options.highlighted or 0].id}")


def wish_of(result: str | None) -> Wish | None:
    """Read the result of `Checks`; choosing alone means going there."""
    if not result:
        return None
    act, _colon, position = result.rpartition(":")
    return Wish(int(position), act or "go")


class Elsewhere(Choose):
    """Articles that state the same quantity; the result is the id of one."""

    def __init__(self, written: str, found: Sequence[AlsoIn]) -> None:
        super().__init__(
            _("{figure} also in").format(figure=written),
            [
                Choice(
                    str(other.headline.id),
                    f"{other.text}  {other.headline.title}",
                    " · ".join(filter(None, (other.headline.source, other.concept))),
                )
                for other in found
            ],
            hint=_("enter: open · esc: leave"),
        )
