"""The JSON-lines protocol that figures and audit share: an object a line in, an object a line out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any


def answers(lines: Iterable[str], answer: Callable[[dict[str, Any]], dict[str, object]]) -> Iterator[str]:
    """Answer each line with one line.

    Args:
        lines: One JSON object a line; empty lines are skipped.
        answer: Makes the answer to an object.

    Yields:
        One JSON line for each; `{"id","error"}` where the line is no JSON object.
    """
    for line in lines:
        if line.strip():
            yield json.dumps(_answered(line, answer), ensure_ascii=False)


def _answered(line: str, answer: Callable[[dict[str, Any]], dict[str, object]]) -> dict[str, object]:
    try:
        item = json.loads(line)
    except (ValueError, RecursionError) as error:
        return {"id": None, "error": f"not JSON: {error}"}
    if not isinstance(item, dict):
        return {"id": None, "error": "not a JSON object"}
    return answer(item)
