"""What all tests share: no test reads or writes the folders of the person who runs them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.languages import catalogue
from tui.languages.names import ENGLISH


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Point the XDG folders at an empty place and the language at English."""
    for name, folder in {
        "XDG_CONFIG_HOME": "config",
        "XDG_DATA_HOME": "data",
        "XDG_STATE_HOME": "state",
        "XDG_CACHE_HOME": "cache",
    }.items():
        monkeypatch.setenv(name, str(tmp_path / folder))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.delenv("LANGUAGE", raising=False)
    return tmp_path


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    """Leave the next test the language that a process begins with."""
    yield
    if catalogue.current() != ENGLISH:
        catalogue.use(ENGLISH)
