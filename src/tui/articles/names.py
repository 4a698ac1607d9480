"""Bylines: the people who wrote an article, without "By", titles of pages, addresses and doubles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from lxml.html import HtmlElement

from tui.articles.around import Around
from tui.articles.eastnames import eastern_names
from tui.articles.headline import Surroundings
from tui.articles.jsonld import LinkedData, authors_of
from tui.articles.markup import names_of, squeeze, text_of
from tui.articles.metatags import MetaTags
from tui.articles.namewords import (
    BY_BEGINS,
    BY_HERE,
    BY_WITHIN,
    EDITED,
    LONGEST_BYLINE,
    PICTURE_BY,
    WRITER_ALONE,
    is_full_name,
    leading_names,
    tidy_name,
)
from tui.articles.noise import Names
from tui.articles.signatures import in_lines, labelled, signature, told_to_trackers
from tui.articles.titles import letters

_CLASS = Names(
    r"(?:^|[\s_-])(?:byline|by-line|authors?|author-?(?:name|line)\w*|writers?|p-author|c-byline|dateline-author|journalists?|reporters?|autor(?:e|en|es|i|a|zy)?|"
    r"auteurs?|signature|yazar(?:lar)?|muhabir|penulis|szerzo|tac-?gia|forfatter|skribent|redactor|redator|contributors?)(?:$|[\s_-])"
)
_BY_NAME = re.compile(
    r"^(?:this (?:post|article|story) (?:was|is) )?(?P<said>written |posted |published |story |words )?by[: ]\s*"
    r"(?P<name>\w[\w.'’-]+(?:\s+(?:\w[\w.'’-]*|and|&)){0,7})",
    re.I,
)
_AUTHOR_PAGE = re.compile(
    r"/(?:authors?|auth(?!/log)|autor(?:en|es|i|zy)?|signataires?|redacteurs?|muhabir(?:ler)?|szerzok?|forfatter|av|auteurs?|autore|people|staff|by|profiles?|writers?|journalists?|reporters?|contributors?|redakteure?|"
    r"yazar(?:lar)?|tac-gia|penulis|journaliste|skribent(?:er)?|schrijver|columnists?|bio)/[^/?#]+",
    re.I,
)
"""Addresses of the pages that sites keep about their writers."""
_WRITER_PAGE = re.compile(
    r"/(?:authors?|autor(?:en|es|i|zy)?|auteurs?|autore|writers?|journalists?|reporters?|columnists?|yazar(?:lar)?|penulis)/",
    re.I,
)
"""Addresses of which it is certain wherever on a page they stand."""
_NEAR_HEADLINE = 40
_DECLARED = (
    "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl", "citation_author",
    "article.author", "authors", "author-name", "mediator_author", "articleauthor", "article_author", "author_name", "dable:author", "cxenseparse:author", "vr:author", "writer",
)  # fmt: skip
_OTHERS = Names(r"comment|disqus|related|recommend|popular|trending|latest|sidebar")
"""Names of what holds other writers: readers who comment, and the writers of other articles."""
_ELSEWHERE = frozenset({"aside", "footer", "nav"})
_RUNNING = 140
"""Characters from which a line is the text."""
_MOST = 12
_AGENCIES = frozenset(
    {
        "associated press",
        "the associated press",
        "ap",
        "reuters",
        "afp",
        "agence france-presse",
        "dpa",
        "ansa",
        "efe",
        "lusa",
        "tass",
        "xinhua",
    }
)
"""Agencies, which are named beside their people."""
_ABOUT_AUTHOR = Names(r"descr|role|job|position|title|avatar|image|img|photo|count|follow|social")
"""Names of what pages tell about a writer besides the name."""
_LONGEST_NAME = 60
_LONGEST_EASTERN = 10
_MOST_NAMES = 3
_REPORTER = re.compile("[記记]者|기자")
"""Words for a reporter that follow a name where they stand alone."""
_BESIDE = re.compile(r"[|•·\n]+")
"""Parts what stands on one line with a name."""
_TOLD = re.compile(
    r"written|verfasst|geschrieben|écrit|escrito|geschreven|scritto|skriv|skrev|napisa|написан|автор|作者|執筆者|投稿者|글쓴이|작성자|yazan|yazar|"
    r"ditulis|viết bởi|được viết|كتب|كُتب|نوشته|auteur|aut[oh]+r|kirjoitt|เขียนโดย",
    re.I,
)
"""Labels of the writer in what a page tells to Twitter."""


def find_byline(
    root: HtmlElement,
    meta: MetaTags,
    data: LinkedData,
    near: Surroundings,
    site: str = "",
    language: str = "",
) -> str:
    """Return the authors' names, parted by commas, or an empty string.

    Args:
        root: The page's tree.
        meta: Its declarations.
        data: Its JSON-LD.
        near: What stands around its headline.
        site: The site's name: as an author it is the last to be believed.
        language: The page's language, which tells how names are set in its text.
    """
    site_key = letters(site)
    fallback = ""
    beside = _distinct(_written(near, language) or _signed(near))
    for source in _sources(root, meta, data, near, language, beside):
        people = _distinct(source())
        if people and letters("".join(people)) != site_key:
            people = [p for p in people if letters(p) != site_key and p.casefold() not in _AGENCIES] or people
            return ", ".join(beside if _overrules(beside, people, near) else people)
        fallback = fallback or ", ".join(people)
    return fallback


def _sources(
    root: HtmlElement,
    meta: MetaTags,
    data: LinkedData,
    near: Surroundings,
    language: str,
    beside: list[str],
) -> tuple[Callable[[], list[str]], ...]:
    """Return what may tell the writers, the most reliable first; each is asked only where those before are silent."""
    return (
        lambda: authors_of(data),
        lambda: meta.every(*_DECLARED),
        lambda: meta.labelled(_TOLD),
        lambda: [part for names in meta.every("mrf:authors") for part in names.split(";")],
        lambda: meta.items.get("author", []),
        lambda: beside,
        lambda: in_lines(root, near, language),
        lambda: authors_of(data, organizations=True),
        lambda: _shown(root),
        lambda: _only_writer(root),
        lambda: labelled(root),
        lambda: signature(root, language),
        lambda: _edited(near),
        lambda: told_to_trackers(root),
    )


def _overrules(beside: list[str], people: list[str], near: Surroundings) -> bool:
    """Whether names beside the headline are believed before others: whoever uploads an article is declared at times."""
    if not beside or not all(map(is_full_name, beside)):
        return False
    shown = letters(" ".join(f"{e.text or ''} {e.tail or ''}" for e in near.all))
    return not any(letters(name) in shown for name in people)


def _signed(near: Surroundings) -> list[str]:
    """Find names under the headline that lead to the pages of their bearers."""
    return _leading_to_writers(e for e in near.after[:_NEAR_HEADLINE] if e.tag == "a")


def _leading_to_writers(links: Iterable[HtmlElement]) -> list[str]:
    elsewhere = Around(lambda element: element.tag in _ELSEWHERE)
    found = [
        text_of(link)
        for link in links
        if _AUTHOR_PAGE.search(link.get("href") or "") and not elsewhere(link.getparent())
    ]
    return [name for name in found if is_full_name(tidy_name(name))]


def _only_writer(root: HtmlElement) -> list[str]:
    """Return the one person to whose page as a writer the whole page leads, if there is one and no other."""
    links = (a for a in root.iter("a") if _WRITER_PAGE.search(a.get("href") or ""))
    names = _distinct(_leading_to_writers(links)[:_MOST])
    return names if len(names) == 1 else []


def _written(near: Surroundings, language: str) -> list[str]:
    """Find a line such as "By Jane Doe" under the headline; the name may stand in the next element."""
    elements, begun = near.all, False
    for place, element in enumerate(elements):
        begun = place < len(near.after) and (begun or len(element.text or "") >= _RUNNING)
        text = squeeze(element.text)
        names: list[str] = []
        if len(text) <= LONGEST_BYLINE and (WRITER_ALONE.fullmatch(text) or text.rstrip(":：") in BY_HERE):
            names = _announced(element, elements[place + 1 : place + 4])
        names = names or _named(text) or _named(squeeze(element.tail)) or eastern_names(text, language)
        if names and not _stands_elsewhere(element, begun):
            return names
    return []


def _announced(label: HtmlElement, following: Iterable[HtmlElement]) -> list[str]:
    """Return the names that follow a label such as "By": the links within it, else the next words."""
    before = label.getprevious()
    if before is not None and _REPORTER.fullmatch(squeeze(label.text)):
        return [text_of(before)] if len(text_of(before)) <= _LONGEST_EASTERN else []
    names = [text_of(a) for a in label.iter("a") if is_full_name(tidy_name(text_of(a)))]
    words = next((text for e in following if (text := squeeze(e.text))), "")
    return names or ([words] if 0 < len(words) <= _LONGEST_NAME else [])


def _edited(near: Surroundings) -> list[str]:
    """Find a line such as "Edited by: Jane Doe" under the headline."""
    for element in near.after:
        text = squeeze(element.text)
        found = EDITED.match(text) if len(text) <= LONGEST_BYLINE else None
        if found and (names := leading_names(text[found.end() :])):
            return names
    return []


def _stands_elsewhere(element: HtmlElement, begun: bool) -> bool:
    """Whether an element near the headline is of something else; an `aside` before the text is the headline's own."""
    sides = ("aside", "footer", "nav") if begun else ("footer", "nav")
    return any(a.tag in sides or _is_of_others(a) for a in (element, *element.iterancestors()))


def _named(text: str) -> list[str]:
    """Return the names of a line such as "By Jane Doe", in the languages of news."""
    if not text or len(text) > LONGEST_BYLINE:
        return []
    found = _BY_NAME.match(text)
    # "By clicking" is no byline; "posted by ada" is one.
    if found and (found["said"] or not found["name"][0].islower()):
        return [found["name"]]
    for part in _BESIDE.split(text):
        elsewhere = BY_BEGINS.match(part.strip())
        names = leading_names(part.strip()[elsewhere.end() :]) if elsewhere else []
        if names:
            return names
    within = BY_WITHIN.search(text)
    return leading_names(text[within.end() :]) if within else []


def _shown(root: HtmlElement) -> list[str]:
    """Find names by what pages call their elements: `rel=author`, or a class."""
    marked: list[str] = []
    classed: list[str] = []
    elsewhere = Around(lambda around: around.tag in _ELSEWHERE or _is_of_others(around))
    for element in root.iter(
        "a", "span", "div", "p", "address", "li", "strong", "em", "b", "h3", "h4", "h5", "cite"
    ):
        names = element.get("class") or element.get("id") or ""
        is_author = element.get("rel") == "author"
        if not is_author and (
            classed or not _CLASS.search(names.lower()) or _ABOUT_AUTHOR.search(names.lower())
        ):
            continue
        if elsewhere(element.getparent()):
            continue
        text = _first_words(element)
        if 2 < len(text) < LONGEST_BYLINE and tidy_name(text) and not _is_phrase(text):
            (marked if is_author else classed).append(text)
        if len(marked) > 2:
            break
    return marked or classed


def _is_phrase(text: str) -> bool:
    """Whether words are no name: of several, the last is written small."""
    words = tidy_name(text).split()
    return len(words) > _MOST_NAMES and words[-1][0].islower()


def _is_of_others(element: HtmlElement) -> bool:
    return element.tag in ("div", "section", "ol", "ul", "li") and bool(_OTHERS.search(names_of(element)))


def _first_words(element: HtmlElement) -> str:
    """Return an element's first line of words: a name comes before the post that its bearer holds."""
    pieces = (
        [squeeze(piece) for piece in element.itertext()] if next(element.iter("script"), None) is None else []
    )
    pieces = [piece for piece in pieces if piece]
    while pieces and (WRITER_ALONE.fullmatch(pieces[0]) or _is_by(pieces[0])):
        pieces.pop(0)
    return pieces[0] if pieces else ""


def _is_by(piece: str) -> bool:
    word = piece.rstrip(" :：").lower()
    return word in BY_HERE or word in PICTURE_BY


def _distinct(names: list[str]) -> list[str]:
    found: list[str] = []
    for name in map(tidy_name, names[:_MOST]):
        if name and not any(name.casefold() in other.casefold() for other in found):
            found = [other for other in found if other.casefold() not in name.casefold()]
            found.append(name)
    return found
