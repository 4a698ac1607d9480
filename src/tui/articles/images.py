"""Pictures: the real address behind lazy loading, and which of them belong to an article."""

from __future__ import annotations

import re
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement, fragment_fromstring

from tui.articles.addresses import web_address
from tui.articles.decode import decode_text
from tui.articles.markup import BLOCK_TAGS

_LAZY = (
    "data-src", "data-original", "data-lazy-src", "data-hi-res-src", "data-full-src", "data-image", "data-url", "data-original-src",
    "data-actualsrc", "data-echo", "data-img-src", "data-src-large", "data-orig-file", "data-pin-media", "data-large-file", "data-lazyload",
)  # fmt: skip
_LAZY_SETS = ("data-srcset", "data-lazy-srcset", "srcset")
_PICTURE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif|bmp|svg)(?:$|[?#&!@/_-])", re.I)
_IN_JSON = re.compile(r'"(?:src|url)"\s*:\s*"((?:https?:)?(?:\\?/){1,2}[^"]+)"')
_WHOLE_PICTURE = re.compile(r"(?:https?://|/)?[^\s:,]+\.(?:jpe?g|png|webp|avif)(?:\?\S*)?", re.I)
_WORDS = frozenset({"src", "alt", "title", "class", "id", "style"})
_BETWEEN = re.compile(r",\s+|(?<=\d[wx]),")
_MOST_SOURCES = 20
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif|svg)\b", re.I)
_PLACEHOLDER = re.compile(r"(?:placeholder|spacer)[\w.-]*\.(?:gif|png|svg|jpe?g|webp)|^data:", re.I)
_EMPTY_WORDS = frozenset(
    {"blank", "transparent", "pixel", "1x1", "grey", "gray", "loading", "loader", "lazy", "lazyload", "empty"}
)
_FILLERS = frozenset({
    "image", "img", "bg", "px", "icon", "default", "min", "gif", "png", "svg", "jpg", "jpeg", "webp", "white", "black", "clear",
})  # fmt: skip
_FURNITURE = re.compile(
    r"(?:^|[/_.-])(?:logo|icon|icons|avatar|gravatar|sprite|emoji|smilies|badge|button|btn|spinner|tracking|tracker|beacon|counter)(?:[/_.-]|$)",
    re.I,
)
_FURNITURE_NAMES = re.compile(r"(?:^|[\s_-])(?:avatar|icon|logo|emoji|wp-smiley)(?:$|[\s_-])", re.I)
_WRITERS = re.compile(r"(?:^|[\s_-])(?:authors?|bylines?|avatars?|contributors?)(?=$|[\s_-])", re.I)
"""Names of what stands close around the picture of who wrote an article."""
_CLOSE = frozenset({"a", "div", "span", "picture"})
_TELLING = re.compile(r"(?=[^.]*[a-z])[^.]{6,}\.(?:jpe?g|png|webp|avif)", re.I)
"""What the name of a file is like that no two pictures of a figure share."""
_SMALLEST = 48
"""Pixels: what declares less on a side is an icon."""
_LARGEST = 20_000
"""Pixels: what declares more on a side is mistaken."""


def _is_placeholder(source: str) -> bool:
    """Whether an address is of what stands where a picture is loaded later: a name that only begins so is a picture's."""
    if _PLACEHOLDER.search(source):
        return True
    name = re.split(r"[?#]", source, maxsplit=1)[0].rpartition("/")[2].lower()
    words = re.split(r"[._-]+", name[:60])
    return not _EMPTY_WORDS.isdisjoint(words) and all(
        word in _EMPTY_WORDS or word in _FILLERS or word.replace("x", "").isdigit() for word in words
    )


def address_of(image: HtmlElement, base: str) -> str:
    """Return the absolute address of a picture, lazy loading seen through, or an empty string.

    Args:
        image: An `img` or `amp-img`, or a `figure` whose picture comes with a script.
        base: What relative references stand on.
    """
    source = image.get("src") or ""
    lazy = not source or _is_placeholder(source)
    if lazy or image.get("data-src") or image.get("data-lazy-src"):
        found = _declared(image) or _largest(image) or (lazy and _unnamed(image))
        if found:
            return web_address(found, base)
    return "" if lazy else web_address(source, base)


def _declared(image: HtmlElement) -> str:
    """Return the address that an attribute holds for a script, some in an object of JSON."""
    for name in _LAZY:
        value = image.get(name) or ""
        if value.startswith("{"):
            found = _IN_JSON.search(value)
            value = found[1].replace("\\/", "/") if found else ""
        if value.startswith(("http", "/")) or (_PICTURE.search(value) and not value.startswith("data:")):
            return value
    return ""


def _unnamed(image: HtmlElement) -> str:
    """Return the address of a picture in an attribute of any name."""
    values = (value for name, value in image.attrib.items() if name not in _WORDS)
    return next((value for value in values if _WHOLE_PICTURE.fullmatch(value)), "")


def _largest(image: HtmlElement) -> str:
    sets = [image.get(name) for name in _LAZY_SETS]
    # libxml2 knows no empty `source`: what follows one stands within it.
    around = next((e for e in image.iterancestors() if e.tag != "source"), None)
    if around is not None and around.tag == "picture":
        sets += [s.get(name) for s in islice(around.iter("source"), _MOST_SOURCES) for name in _LAZY_SETS]
    best, width = "", -1.0
    for candidates in sets:
        for candidate in _BETWEEN.split(candidates or "")[:40]:
            parts = candidate.split()
            if not parts or parts[0].startswith("data:"):
                continue
            size = (
                float(parts[1][:-1])
                if len(parts) > 1 and re.fullmatch(r"\d+(?:\.\d+)?[wx]", parts[1])
                else 0.0
            )
            if size > width:
                best, width = parts[0], size
    return best


def belongs(image: HtmlElement, address: str) -> bool:
    """Whether a picture is part of an article rather than an icon, an avatar or a counter.

    Args:
        image: The element.
        address: Its absolute address.
    """
    if not address:
        return False
    for name in ("width", "height"):
        pixels = _pixels(image, name)
        if pixels is not None and pixels < _SMALLEST:
            return False
    names = f"{image.get('class') or ''} {image.get('id') or ''}"
    return not (
        _FURNITURE.search(address.split("?", maxsplit=1)[0])
        or _FURNITURE_NAMES.search(names)
        or any(
            around.tag in _CLOSE and _WRITERS.search(around.get("class") or "")
            for around in islice(image.iterancestors(), 2)
        )
    )


def leads_to_picture(link: HtmlElement) -> bool:
    """Whether a link leads to a picture: its larger copy, not another article.

    Args:
        link: An `a`.
    """
    return bool(_PICTURE_FILE.search(link.get("href") or ""))


def box_of(image: HtmlElement) -> HtmlElement | None:
    """Return the block that a picture stands in: two of one address in one block are for different windows.

    Args:
        image: The element.
    """
    return next((around for around in image.iterancestors() if around.tag in BLOCK_TAGS), None)


def name_of(address: str) -> str:
    """Return what the sizes of one picture have in common: its file's name where that is a telling one, else its address.

    Args:
        address: The absolute address of a picture.
    """
    name = address.partition("?")[0].rpartition("/")[2]
    return name if _TELLING.fullmatch(name) else address


def declared_size(image: HtmlElement) -> tuple[int, int]:
    """Return the width and height in pixels that the page declares for a picture, zeros where not both are usable.

    Browsers keep room of this shape until the picture has come
    (https://html.spec.whatwg.org/multipage/embedded-content-other.html#dimension-attributes), and so does the reader.

    Args:
        image: The element.
    """
    width, height = _pixels(image, "width") or 0, _pixels(image, "height") or 0
    return (width, height) if 0 < width <= _LARGEST and 0 < height <= _LARGEST else (0, 0)


def _pixels(image: HtmlElement, name: str) -> int | None:
    value = (image.get(name) or "").strip().removesuffix("px")
    return int(value) if value.isascii() and value.isdigit() and len(value) <= 9 else None


def restore_noscript(root: HtmlElement) -> None:
    """Put the picture of a `noscript` in the place of the lazy one before it, or in its own.

    Args:
        root: A tree that may be changed.
    """
    for hidden in list(root.iter("noscript")):
        images = [i for i in hidden.iter("img") if i.get("src")]
        if not images and hidden.text and "<img" in hidden.text:
            try:
                images = [
                    i
                    for i in fragment_fromstring(decode_text(hidden.text), create_parent="div").iter("img")
                    if i.get("src")
                ]
            except (etree.ParserError, etree.XMLSyntaxError, ValueError):
                continue
        if len(images) != 1 or len("".join(hidden.itertext())) > 2_000:
            continue
        previous = hidden.getprevious()
        lazy = (
            None
            if previous is None
            else previous
            if previous.tag == "img"
            else next(previous.iter("img"), None)
        )
        if not belongs(images[0], images[0].get("src") or ""):
            continue
        if lazy is not None and _is_placeholder(lazy.get("src") or "data:"):
            lazy.set("src", images[0].get("src") or "")
        elif lazy is None:
            hidden.addprevious(images[0])
