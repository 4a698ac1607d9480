"""Changes one setting in the person's file and leaves the rest of it, comments too, as it was."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tui.core.errors import SettingsError
from tui.core.files import write_whole
from tui.core.messages import N_
from tui.core.settings import KEYS, Settings, check, read


def save(path: Path, key: str, value: str | int | bool) -> Settings:
    """Set a key of the settings file.

    Args:
        path: The file; it is made where there is none.
        key: A key of `core.settings.TABLE`.
        value: Within the key's bounds.

    Returns:
        The settings as they are now.

    Raises:
        SettingsError: The value is out of its bounds, or the file cannot be read as TOML or written; it is as it was.
    """
    trouble = check(key, value, str(path))
    if trouble is not None:
        raise SettingsError(trouble.template, **trouble.fields)
    document = _document(path)
    document[key] = value
    return _written(path, document)


def save_keys(path: Path, command: str, keys: Sequence[str] | None) -> Settings:
    """Set the keys of a command, or with None give it back those of the keymap.

    Args:
        path: The settings file.
        command: The command's id.
        keys: Its keys; none at all take them away.

    Raises:
        SettingsError: As for `save`.
    """
    document = _document(path)
    section = document.setdefault(KEYS, {})
    if not isinstance(section, dict):
        raise SettingsError(N_("{file}: “{key}” must be a section."), file=str(path), key=KEYS)
    if keys is None:
        section.pop(command, None)
    else:
        section[command] = list(keys)
    return _written(path, document)


def _document(path: Path) -> Any:
    import tomlkit  # noqa: PLC0415  a tenth of a second, needed when something is set
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415

    try:
        return tomlkit.parse(path.read_text("utf-8"))
    except FileNotFoundError:
        return tomlkit.document()
    except (OSError, ValueError, TOMLKitError) as error:
        raise SettingsError(
            N_("The settings file {file} cannot be changed because it cannot be read. Mend it first."),
            file=str(path),
        ) from error


def _written(path: Path, document: Any) -> Settings:
    """Write the file in one step: a power cut leaves the old one or the new one."""
    import tomlkit  # noqa: PLC0415

    target = path.resolve()  # a link into somebody's collection of settings stays a link
    try:
        write_whole(target, tomlkit.dumps(document).encode("utf-8"))
    except OSError as error:
        raise SettingsError(
            N_("The settings file {file} cannot be written ({reason})."),
            file=str(path),
            reason=error.strerror or "?",
        ) from error
    return read(path)[0]
