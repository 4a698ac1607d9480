"""The list of an article's links: open one, or copy its address."""

from __future__ import annotations

from typing import ClassVar
from urllib.parse import urlsplit

from textual.binding import Binding, BindingType

from tui.articles.document import Article, Embed
from tui.articles.links import each_link, each_note, parts_of
from tui.languages.catalogue import _
from tui.screens.dialogs import Choice, Choose

_LONGEST = 90
"""Characters of a link's text and of its address that are shown."""
_LONGEST_HOST = 60


def choices_of(article: Article, numbers: dict[str, int]) -> list[Choice]:
    """Return the links of an article with their numbers, texts and addresses, and its notes as they are marked.

    Args:
        article: The article.
        numbers: The number of each target, the notes' last.
    """
    texts: dict[str, str] = {}
    for target, words in each_link(article):
        texts[target] = texts.get(target) or " ".join(words.split())
    marks = dict(each_note(article, back=False))
    players = {block.source for block in article.blocks if isinstance(block, Embed)}
    parts = parts_of(article)
    choices: list[Choice] = []
    for target, number in numbers.items():
        if target in texts:
            wordless = urlsplit(target).hostname if target in players else ""
            label = f"[{number}] {texts[target] or wordless or _('Image')}"
        elif target in marks:
            label = _("Note {mark}").format(mark=marks[target].strip("[]()"))
        else:
            continue
        there = " ".join(parts.get(target, "").split())
        choices.append(Choice(target, _short(label), _short(there or honest(target))))
    return choices


def honest(url: str) -> str:
    """Return an address with its host as the network knows it.

    Look-alike letters show as xn--, what stands before an "@" is left out, and of a very long host the end is shown,
    which says whose it is.

    Args:
        url: An absolute URL.
    """
    scheme, separator, rest = url.partition("://")
    end = next((at for at, sign in enumerate(rest) if sign in "/?#"), len(rest))
    host = rest[:end].rpartition("@")[2]
    if not host.isascii():
        name, colon, port = host.partition(":")
        try:
            host = name.lower().encode("idna").decode("ascii") + colon + port
        except UnicodeError:  # no name can be written like this; as an escape it fools nobody
            host = host.encode("ascii", "backslashreplace").decode("ascii")
    if len(host) > _LONGEST_HOST:
        host = "…" + host[1 - _LONGEST_HOST :]
    return f"{scheme}{separator}{host}{rest[end:]}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


class Links(Choose):
    """The links; the result is the address to open, or the address to copy with "copy:" before it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "copy", show=False),
        Binding("o", "open", show=False),
        Binding("u", "leave", show=False),
        *(Binding(str(digit), f"digit({digit})", show=False) for digit in range(10)),
    ]

    def __init__(self, article: Article, numbers: dict[str, int]) -> None:
        super().__init__(
            _("Links"),
            choices_of(article, numbers),
            hint=_("enter: open · y: copy · 1–9: go to · esc: leave"),
        )
        self._typed = 0
        self._numbered = len({target for target, _words in each_link(article)})

    @property
    def _target(self) -> str:
        return self.choices[self.options.highlighted or 0].id

    def action_copy(self) -> None:
        """Copy the address."""
        self.dismiss(f"copy:{self._target}")

    def action_open(self) -> None:
        """Open the address."""
        self.dismiss(self._target)

    def action_digit(self, digit: int) -> None:
        """Go to the link with the number that is typed, figure by figure."""
        typed = self._typed * 10 + digit
        if not 1 <= typed <= self._numbered:
            typed = digit
        self._typed = typed if 1 <= typed <= self._numbered else 0
        if self._typed:
            self.options.highlighted = self._typed - 1
