"""Every sentence in every language, with its fields, and footers that stay useful at eighty columns."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len

from tui.languages import catalogue
from tui.languages.catalogue import _
from tui.languages.names import LANGUAGES
from tui.screens.commands import COMMANDS, FOOTER, FOOTER_END, Pane
from tui.screens.keymaps import shown

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "src/tui/languages/catalogues"
LABELS = {command.id: command.label for command in COMMANDS}
KEYS = {command.id: shown(command.keys[0]) for command in COMMANDS if command.keys}
NARROW = 80
GAP = 3


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    catalogue.use("en")


def test_nothing_is_missing_fuzzy_or_left_over_in_any_language() -> None:
    done = subprocess.run(
        [sys.executable, "scripts/catalogues.py", "check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.skipif(shutil.which("i18nspector") is None, reason="i18nspector is not installed")
def test_gettexts_own_checker_finds_nothing_to_complain_of() -> None:
    catalogues = sorted(FOLDER.glob("**/*.po*"))
    assert len(catalogues) == len(LANGUAGES), "seven translations of English, and the template"
    done = subprocess.run(["i18nspector", *catalogues], capture_output=True, text=True, check=False)
    assert done.stdout + done.stderr == ""


@pytest.mark.parametrize("pane", Pane)
@pytest.mark.parametrize("code", [language.code for language in LANGUAGES])
def test_at_least_four_keys_fit_beside_help_and_palette(code: str, pane: Pane) -> None:
    assert catalogue.use(code) == code, "compile the catalogues first: make test does"

    def width(name: str) -> int:
        return cell_len(f"{KEYS[name]} {_(LABELS[name])}") + GAP

    end = sum(width(name) for name in FOOTER_END)
    assert sum(width(name) for name in FOOTER[pane][:4]) + end <= NARROW + 1  # the last gap is the margin
