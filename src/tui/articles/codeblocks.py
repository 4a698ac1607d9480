"""Code on pages: its exact lines, without line numbers, and the language that the page declares."""

from __future__ import annotations

import re
from bisect import bisect_right

from lxml.html import HtmlElement

from tui.articles.drafts import Mark
from tui.articles.linking import link_of
from tui.core.text import clean

_LANGUAGE = re.compile(
    r"(?:^|[\s;])(?:language|lang|src(?=-)|highlight-source|highlight-text|sourceCode|brush:?|hljs|prettyprint lang)[-:\s]+([\w+#.-]{1,20})",
    re.I,
)
_NAME = re.compile(r"[\w+#.-]{1,20}", re.ASCII)
"""What a language is called: nothing that would end a fence of Markdown or a class of HTML."""
_GUTTER = re.compile(
    r"(?:^|[\s_-])(?:gutter|line-?numbers?|linenos?|lineno|lnos|lnt?|blob-num|rouge-gutter|line-num|hljs-ln-numbers|code-?copy|copy-?btn)(?=$|[\s_-])",
    re.I,
)
_CODE_TABLE = re.compile(
    r"(?:^|[\s_-])(?:highlighttable|rouge-table|lntable|code-?table|crayon-table|syntaxhighlighter)(?=$|[\s_-])",
    re.I,
)
_NOT_LANGUAGES = frozenset({"none", "plain", "plaintext", "text", "nohighlight", "txt", "default", "code"})
_LANGUAGES = frozenset({
    "bash", "console", "cpp", "csharp", "css", "diff", "haskell", "html", "ini", "java", "javascript", "json", "kotlin", "lua", "perl",
    "php", "powershell", "python", "ruby", "rust", "scala", "shell", "sql", "swift", "toml", "typescript", "xml", "yaml",
})  # fmt: skip
"""Languages that are told from other classes where nothing says that a class names one."""
_LINES = frozenset(["div", "p", "li", "tr"])
_NO_CODE = frozenset({"button", "script", "style"})
_TAB = 4


def code_of(element: HtmlElement, base: str) -> tuple[str, list[Mark]]:
    """Return preformatted text as it stands, without line numbers and buttons, and its links.

    Args:
        element: A `pre`, or a table that holds code and its line numbers.
        base: What relative references stand on.
    """
    writer = _Writer(base)
    writer.write(element)
    return writer.finish()


class _Writer:
    """Collects the characters of code, cleaned and with tabs expanded, and where its links stand."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._parts: list[str] = []
        self._length = 0
        self._column = 0
        self._links: list[Mark] = []

    def write(self, element: HtmlElement) -> None:
        """Add what an element holds, unless it is no code."""
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if not isinstance(element.tag, str) or element.tag in _NO_CODE or _GUTTER.search(names):
            return
        start = self._length
        if element.tag == "br":
            self._add("\n")
        if element.text:
            self._add(element.text)
        for child in element:
            self.write(child)
            if child.tail:
                self._add(child.tail)
        if element.tag in _LINES and self._column:
            self._add("\n")
        if element.tag == "a" and self._length > start:
            style, target = link_of(element, self._base)
            if target:
                self._links.append(Mark(start, self._length, style, target))

    def _add(self, text: str) -> None:
        text = clean(text.replace("\u00a0", " ")).replace("\r", "")
        if "\t" in text:
            before = self._column % _TAB
            text = (" " * before + text).expandtabs(_TAB)[before:]
        self._parts.append(text)
        self._length += len(text)
        last = text.rpartition("\n")
        self._column = len(last[2]) + (0 if last[1] else self._column)

    def finish(self) -> tuple[str, list[Mark]]:
        """Return the text without empty lines around it and white space at the ends of lines, and its links."""
        raw = "".join(self._parts).split("\n")
        lines = [line.rstrip() for line in raw]
        full = [place for place, line in enumerate(lines) if line]
        if not full:
            return "", []
        first, last = full[0], full[-1]
        text = clean("\n".join(lines[first : last + 1]))
        if not self._links:
            return text, []
        return text, self._moved(raw, lines, first, text)

    def _moved(self, raw: list[str], lines: list[str], first: int, text: str) -> list[Mark]:
        """Return the links where they stand in the finished text."""
        before, after = [0], [0]
        for place, line in enumerate(raw):
            before.append(before[-1] + len(line) + 1)
            after.append(after[-1] + (len(lines[place]) + 1 if place >= first else 0))

        def moved(offset: int) -> int:
            place = bisect_right(before, offset) - 1
            return min(after[place] + min(offset - before[place], after[place + 1] - after[place]), len(text))

        found = []
        for link in self._links:
            start, end = moved(link.start), moved(link.end)
            words = text[start:end]
            start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
            if end > start:
                found.append(Mark(start, end, link.style, link.target))
        return found


def language_of(element: HtmlElement) -> str:
    """Return the language that an element, its `code` or what wraps it declares, lower case, or an empty string.

    Args:
        element: The element that holds the code.
    """
    parent = element.getparent()
    around = [element, *element.iter("code"), *([parent] if parent is not None else [])]
    if parent is not None and parent.getparent() is not None:
        around.append(parent.getparent())
    for node in around[:4]:
        declared = (
            node.get("data-lang") or node.get("data-language") or node.get("data-enlighter-language") or ""
        )
        names = node.get("class") or ""
        found = _LANGUAGE.search(names)
        own = names.lower().split() if node.tag in ("pre", "code") else []
        named = next((name for name in own if name in _LANGUAGES), "")
        language = clean(declared or (found[1] if found else named)).strip().lower()
        if _NAME.fullmatch(language) and language not in _NOT_LANGUAGES:
            return language
    return ""


def is_listing(code: HtmlElement) -> bool:
    """Whether a `code` outside a `pre` holds lines of its own and nothing stands beside it.

    Args:
        code: The element.
    """
    if code.getprevious() is not None or code.getnext() is not None or (code.tail or "").strip():
        return False
    parent = code.getparent()
    alone = parent is not None and not (parent.text or "").strip()
    return alone and next(code.iter("br"), None) is not None


def is_code_table(table: HtmlElement) -> bool:
    """Whether a table is a listing with its line numbers.

    Args:
        table: A `table`.
    """
    if _CODE_TABLE.search(table.get("class") or ""):
        return True
    cells = table.findall(".//td")
    if len(cells) != 2:
        return False
    numbered = bool(_GUTTER.search(cells[0].get("class") or "")) and "code" in (cells[1].get("class") or "")
    return numbered or all(len(cell) and cell[0].tag == "pre" for cell in cells)
