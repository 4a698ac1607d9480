"""The page about JSON names the fields that come, all of them and no others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Copydesk

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "json.md").read_text("utf-8")


def documented(heading: str) -> set[str]:
    """The names that stand first below a heading; what stands in brackets explains them."""
    lines = PAGE.split(f"\n## `{heading}`", 1)[1].split("\n", 1)[1].split("\n\n", 1)[0]
    return set(re.findall(r"`(\w+)`", re.sub(r"\([^)]*\)", "", lines)))


@pytest.mark.parametrize("heading", ["feeds", "list", "read", "figures", "audit", "kb", "paths", "doctor"])
def test_the_fields_of_a_command_are_those_of_the_page(copydesk: Copydesk, heading: str) -> None:
    article = next(row["id"] for row in copydesk("list", "--json").json if row["checks"])
    words = (heading, str(article)) if heading in {"read", "figures", "audit"} else (heading,)
    answer = copydesk("--offline", *words, "--json").json
    assert set(answer[0] if isinstance(answer, list) else answer) == documented(heading)
