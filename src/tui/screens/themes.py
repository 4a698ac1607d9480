"""Themes: one TOML file each, the program's own and the person's; a bad one is told in one sentence and left out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from textual.color import Color, ColorParseError
from textual.theme import Theme

from tui.core.errors import SettingsError
from tui.core.messages import N_
from tui.core.paths import shipped
from tui.core.text import clean_line

DEFAULT = "dark"
_COLOURS = (
    "primary", "secondary", "accent", "warning", "error", "success", "foreground", "background", "surface", "panel",
)  # fmt: skip
_SCROLLBARS = (
    ("scrollbar", "panel"),
    ("scrollbar-hover", "secondary"),
    ("scrollbar-background", "background"),
)
"""Variables of the toolkit, and the colours they have where a theme does not say."""
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,40}")
_LARGEST = 64_000
"""Bytes of a theme file."""


def names(own: Path) -> list[str]:
    """Return the names of all themes, the program's own first.

    Args:
        own: The folder of the person's themes; it need not exist.
    """
    ours = sorted(_files(shipped("themes")))
    return ours + [name for name in sorted(_files(own)) if name not in ours]


def load(name: str, own: Path) -> Theme:
    """Read a theme; the person's file of a name goes before the program's.

    Args:
        name: The file's name without its suffix.
        own: The folder of the person's themes.

    Raises:
        SettingsError: There is no such theme, or its file cannot be used.
    """
    path = _file(own, name) or _file(shipped("themes"), name)
    if path is None:
        raise SettingsError(
            N_("There is no theme “{name}”: choose one of {choices}."),
            name=clean_line(name, 60),
            choices=", ".join(names(own)),
        )
    try:
        if path.stat().st_size > _LARGEST:
            raise SettingsError(N_("The theme file {file} is too large."), file=str(path))
        table = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(
            N_("The theme file {file} cannot be read: {reason}"),
            file=str(path),
            reason=clean_line(str(error), 200),
        ) from error
    return _theme(name, table, path)


def _theme(name: str, table: dict[str, Any], path: Path) -> Theme:
    colours = dict(_checked(table.get("colors"), "colors", path))
    unknown = sorted(set(colours) - set(_COLOURS))
    if unknown:
        raise SettingsError(
            N_("The theme file {file} names “{key}”, which is no colour; there are {choices}."),
            file=str(path), key=unknown[0], choices=", ".join(_COLOURS),
        )  # fmt: skip
    if "primary" not in colours:
        raise SettingsError(N_("The theme file {file} lacks the colour “primary”."), file=str(path))
    dark = table.get("dark", True)
    if not isinstance(dark, bool):
        raise SettingsError(N_("In the theme file {file} “dark” must be true or false."), file=str(path))
    variables = dict(_checked(table.get("variables", {}), "variables", path))
    ink = Color.parse(colours.get("foreground", "#e0e0e0" if dark else "#202020"))
    paper = Color.parse(colours.get("background", "#101010" if dark else "#fafafa"))
    variables.setdefault("muted", paper.blend(ink, 0.6).hex)
    variables.setdefault("code", colours.get("success", colours["primary"]))
    for variable, colour in _SCROLLBARS:
        if colour in colours:
            variables.setdefault(variable, colours[colour])
    optional: dict[str, Any] = {key: value for key, value in colours.items() if key != "primary"}
    return Theme(name=name, dark=dark, variables=variables, primary=colours["primary"], **optional)


def _checked(section: object, name: str, path: Path) -> Iterator[tuple[str, str]]:
    """Yield the colours of a section that can be used."""
    if not isinstance(section, dict):
        raise SettingsError(
            N_("The theme file {file} lacks the section [{section}]."), file=str(path), section=name
        )
    for key, value in section.items():
        try:
            Color.parse(str(value))
        except ColorParseError as error:
            raise SettingsError(
                N_("In the theme file {file} “{key}” is no colour: {value}"),
                file=str(path), key=clean_line(str(key), 60), value=clean_line(str(value), 60),
            ) from error  # fmt: skip
        yield str(key), str(value)


def _file(folder: Path, name: str) -> Path | None:
    path = folder / f"{name}.toml"
    return path if _NAME.fullmatch(name) and path.is_file() else None


def _files(folder: Path) -> dict[str, Path]:
    """The theme files of a folder by name."""
    if not folder.is_dir():
        return {}
    return {path.stem: path for path in folder.glob("*.toml") if _NAME.fullmatch(path.stem)}
