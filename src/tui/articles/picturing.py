"""Writes what an article shows beside its text: pictures, figures and players, with their captions and addresses."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from lxml.html import HtmlElement

from tui.articles.addresses import absolute, web_address
from tui.articles.drafts import Draft, Kind
from tui.articles.images import address_of, belongs, box_of, declared_size, name_of
from tui.articles.markup import squeeze, visible_text
from tui.articles.noise import CAPTION
from tui.articles.oneline import caption_of
from tui.articles.players import PLAYER
from tui.articles.walker import Walker
from tui.core.text import clean_line

_MOST_PICTURES = 100
"""Pictures of one table that are kept."""
_CLIMB = 4
"""Elements around a picture among which a link is looked for that it is in."""
_SIGNS = ("emoji", "smiley", "math", "latex")
"""Names of pictures that stand for a character or a formula."""


class Pictures(Walker):
    """Knows pictures, figures and captions."""

    _box: HtmlElement | None = None
    """The block that the last picture outside a figure stands in."""

    def on_figure(self, element: HtmlElement) -> None:
        """Write a figure: a picture with its caption, or what else it holds."""
        self.flush()
        if next(element.iterdescendants("pre", "table", "blockquote", "figure"), None) is not None:
            listing = next(element.iterdescendants("pre", "blockquote"), None) is not None
            self.listings += listing
            self.block(element)
            self.listings -= listing
            return
        captions = list(element.iter("figcaption")) or _named_captions(element)
        pictures = [self.picture(image) for image in element.iter("img", "amp-img")]
        if not pictures and address_of(element, self.base):
            pictures = [self.picture(element)]
        # A preview and the picture itself have one name.
        named = {name_of(p.source): p for p in pictures if p is not None}
        kept = list(named.values())
        players = [] if kept else list(element.iter(PLAYER))
        for player in players:
            self.on_player(player, squeeze(" ".join(map(visible_text, captions))))
        if not (kept or captions or pictures or players):
            self.block(element)
        for picture in kept:
            self.put(picture)
        if kept and captions and not kept[-1].caption:
            self._describe(kept[-1], captions)

    def on_caption(self, element: HtmlElement) -> None:
        """Keep a caption with the picture or table before it, out of the text; that of a listing or a quotation is text."""
        self.flush()
        near = [d for d in reversed(self.drafts[-2:]) if d.kind in (Kind.IMAGE, Kind.TABLE)]
        holder = next((d for d in near if not d.caption), None)
        if holder is not None:
            self._describe(holder, [element])
        elif self.listings:
            self.block(element)

    def _describe(self, draft: Draft, captions: Iterable[HtmlElement]) -> None:
        draft.caption, draft.caption_marks = caption_of(captions, self.base)

    def names_picture(self, element: HtmlElement) -> bool:
        """Whether a part of a line, right behind a picture, is called its caption."""
        if not self.drafts or self.drafts[-1].kind is not Kind.IMAGE or self.line.length:
            return False
        return bool(CAPTION.search((element.get("class") or "").lower()))

    def on_image(self, element: HtmlElement) -> None:
        """Write a picture that stands by itself; a small one within text by its alternative text."""
        names = f"{element.get('class') or ''} {element.get('src') or ''}".lower()
        if any(sign in names for sign in _SIGNS):
            self.line.add(squeeze(element.get("alt")))
            return
        picture = self.picture(element)
        if picture is not None and not self._doubles(element, picture):
            # Before the paragraph that it stands in: the paragraph stays whole.
            self.put(picture)

    def _doubles(self, image: HtmlElement, picture: Draft) -> bool:
        """Whether the picture was just written from the same block."""
        box, before = box_of(image), self.drafts[-1] if self.drafts else None
        again = before is not None and before.source == picture.source and self._box is box
        self._box = box
        return again

    def on_player(self, element: HtmlElement, caption: str = "") -> None:
        """Write a player by its address, before the paragraph that it stands in."""
        source = web_address(element.get("src"), self.base)
        if source:
            title = clean_line(caption or element.get("title") or "", 500)
            self.put(Draft(Kind.EMBED, source=source, alt=title))

    def put_pictures(self, element: HtmlElement) -> None:
        """Write the pictures within an element one after the other."""
        for picture in filter(None, map(self.picture, islice(element.iter("img"), _MOST_PICTURES))):
            self.put(picture)

    def picture(self, image: HtmlElement) -> Draft | None:
        """Return a picture as a draft, or None where it is no part of an article."""
        source = address_of(image, self.base)
        if not belongs(image, source):
            return None
        target = self._target(image)
        return Draft(
            Kind.IMAGE,
            source=source,
            alt=clean_line(image.get("alt") or "", 500),
            caption=clean_line(image.get("data-caption") or "", 500),
            target=target if target != source else "",
            size=declared_size(image),
        )

    def _target(self, image: HtmlElement) -> str:
        for element in islice(image.iterancestors(), _CLIMB):
            if element.tag == "a":
                return absolute(element.get("href"), self.base)
        return ""


def _named_captions(figure: HtmlElement) -> list[HtmlElement]:
    """Return what a figure's classes call captions, the outermost ones only."""
    found: dict[HtmlElement, None] = {}
    for part in figure.iter("p", "span", "div"):
        if CAPTION.search((part.get("class") or "").lower()) and not any(
            around in found for around in part.iterancestors()
        ):
            found[part] = None
    return list(found)
