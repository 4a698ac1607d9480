"""Code on pages: its exact lines, without line numbers, and the language that the page declares."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from tui.core.text import clean

_LANGUAGE = re.compile(
    r"(?:^|[\s;])(?:language|lang|highlight-source|highlight-text|sourceCode|brush:?|hljs|prettyprint lang)[-:\s]+([\w+#.-]{1,20})",
    re.I,
)
_GUTTER = re.compile(
    r"(?:^|[\s_-])(?:gutter|line-?numbers?|linenos?|lineno|lnos|rouge-gutter|line-num|hljs-ln-numbers|code-?copy|copy-?btn)(?=$|[\s_-])",
    re.I,
)
_CODE_TABLE = re.compile(
    r"(?:^|[\s_-])(?:highlighttable|rouge-table|lntable|code-?table|crayon-table|syntaxhighlighter)(?=$|[\s_-])",
    re.I,
)
_NOT_LANGUAGES = frozenset({"none", "plain", "plaintext", "text", "nohighlight", "txt", "default", "code"})
_LINES = frozenset(["div", "p", "li", "tr", "br"])


def code_of(element: HtmlElement) -> str:
    """Return preformatted text as it stands, without line numbers and buttons.

    Args:
        element: A `pre`, or a table that holds code and its line numbers.
    """
    parts: list[str] = []
    _collect(element, parts)
    text = clean("".join(parts).replace("\u00a0", " ").expandtabs(4)).replace("\r", "")
    lines = [line.rstrip() for line in text.split("\n")]
    while lines and not lines[0].strip():
        lines.pop(0)
    while lines and not lines[-1].strip():
        lines.pop()
    return "\n".join(lines)


def _collect(element: HtmlElement, parts: list[str]) -> None:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if (
        not isinstance(element.tag, str)
        or element.tag in ("button", "script", "style")
        or _GUTTER.search(names)
    ):
        return
    if element.tag == "br":
        parts.append("\n")
    if element.text:
        parts.append(element.text)
    for child in element:
        _collect(child, parts)
        if child.tail:
            parts.append(child.tail)
    if element.tag in _LINES and parts and not parts[-1].endswith("\n"):
        parts.append("\n")


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
        found = _LANGUAGE.search(node.get("class") or "")
        language = clean(declared or (found[1] if found else "")).strip().lower()
        if language and language.isascii() and len(language) <= 20 and language not in _NOT_LANGUAGES:
            return language
    return ""


def is_code_table(table: HtmlElement) -> bool:
    """Whether a table is a listing with its line numbers.

    Args:
        table: A `table`.
    """
    if _CODE_TABLE.search(table.get("class") or ""):
        return True
    cells = table.findall(".//td")
    return len(cells) == 2 and all(len(cell) and cell[0].tag == "pre" for cell in cells)
