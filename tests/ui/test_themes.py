"""Themes: every one that is brought can be read with the eyes; a bad one of the person's is told and left out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.color import Color

from tui.core.errors import SettingsError
from tui.core.paths import Paths, shipped
from tui.core.settings import Settings
from tui.screens.themes import load, names

Start = Callable[..., Any]
OURS = sorted(path.stem for path in shipped("themes").glob("*.toml"))


def contrast(one: str, other: str) -> float:
    """Contrast ratio after WCAG 2.2."""

    def luminance(colour: str) -> float:
        parts = [channel / 255 for channel in Color.parse(colour).rgb]
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", OURS)
def test_text_stands_out_from_its_ground(name: str, tmp_path: Path) -> None:
    theme = load(name, tmp_path)
    least = 7.0 if name == "contrast" else 4.5
    inks = [
        theme.foreground,
        theme.primary,
        theme.accent,
        theme.warning,
        theme.variables["muted"],
        theme.variables["code"],
    ]
    for ground in (theme.background, theme.surface):
        for ink in inks:
            assert contrast(str(ink), str(ground)) >= least, (ink, ground)


def test_dark_light_and_high_contrast_are_there(tmp_path: Path) -> None:
    assert {"dark", "light", "contrast"} <= set(names(tmp_path))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("not toml [", "cannot be read"),
        ("dark = true", "[colors]"),
        ("[colors]\naccent = '#ffffff'", "primary"),
        ("[colors]\nprimary = 'no colour'", "no colour"),
        ("[colors]\nprimary = '#fff'\npink = '#f0f'", "pink"),
        ("dark = 3\n[colors]\nprimary = '#fff'", "dark"),
        ("[colors]\nprimary = '#fff'\n[variables]\nmuted = '{'", "muted"),
    ],
)
def test_a_bad_theme_is_told_in_one_sentence(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(text)
    with pytest.raises(SettingsError) as told:
        load("mine", tmp_path)
    assert said in str(told.value)
    assert "mine.toml" in str(told.value)


async def test_a_theme_of_the_persons_own_and_a_bad_one(gallery: Paths, start: Start) -> None:
    gallery.themes.mkdir(parents=True)
    (gallery.themes / "mine.toml").write_text("[colors]\nprimary = '#ff0000'\nbackground = '#010203'")
    async with start(gallery, Settings(theme="mine")) as held:
        assert held.app.theme == "mine"
        assert "mine" in held.app.theme_names()
    async with start(gallery, Settings(theme="gone")) as held:
        assert held.app.theme == "dark"
        await held.until(lambda: "no theme" in held.text())


async def test_without_colour_marks_still_tell(
    gallery: Paths, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with start(gallery) as held:
        text = held.text()
        assert "●" in text
        assert "⚠" in text
        assert "▌" in text
        strips = held.app.screen._compositor.render_strips()
        colours = {
            segment.style.color.triplet
            for strip in strips
            for segment in strip
            if segment.style and segment.style.color
        }
        assert all(len({triplet.red, triplet.green, triplet.blue}) == 1 for triplet in colours if triplet)
