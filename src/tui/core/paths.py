"""Where things lie: the XDG folders of the person, and the seeds and themes that the program brings."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NamedTuple

PROGRAM = "copydesk"


class Paths(NamedTuple):
    """The program's folders and files. Nothing is made until something is written."""

    config: Path
    """Settings and user themes."""
    data: Path
    """The store and its backups."""
    state: Path
    """Logs, drafts, and files that stand in for the clipboard."""
    cache: Path
    """What can be fetched again."""
    settings_name: str = "settings.toml"
    """The settings file's name within `config`."""

    @property
    def settings(self) -> Path:
        """The settings file (TOML)."""
        return self.config / self.settings_name

    @property
    def themes(self) -> Path:
        """The person's own themes."""
        return self.config / "themes"

    @property
    def knowledge(self) -> Path:
        """The person's own facts, beside those that the program brings (TOML)."""
        return self.config / "knowledge.toml"

    @property
    def store(self) -> Path:
        """The store, one SQLite file."""
        return self.data / "copydesk.db"

    @property
    def pictures(self) -> Path:
        """Pictures of articles, as they were fetched."""
        return self.cache / "pictures"

    @property
    def log(self) -> Path:
        """The log."""
        return self.state / "copydesk.log"


def person_paths(environment: dict[str, str] | None = None) -> Paths:
    """Return the person's folders after the XDG Base Directory Specification 0.8.

    Args:
        environment: Read instead of `os.environ`; relative values are ignored, as the specification says.
    """
    env = dict(os.environ) if environment is None else environment
    home = Path(env.get("HOME") or Path.home())
    windows = env.get("LOCALAPPDATA") if sys.platform == "win32" else None

    def folder(name: str, fallback: str) -> Path:
        value = env.get(name, "")
        if value and Path(value).is_absolute():
            return Path(value) / PROGRAM
        return (Path(windows) if windows else home / fallback) / PROGRAM

    return Paths(
        config=folder("XDG_CONFIG_HOME", ".config"),
        data=folder("XDG_DATA_HOME", ".local/share"),
        state=folder("XDG_STATE_HOME", ".local/state"),
        cache=folder("XDG_CACHE_HOME", ".cache"),
    )


def shipped(name: str) -> Path:
    """Return the folder `seeds` or `themes` that the program brings, in a wheel or in a checkout.

    Args:
        name: "seeds" or "themes".

    Raises:
        FileNotFoundError: The installation lacks it.
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package / name, package.parent.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(name)


def private_folder(folder: Path) -> Path:
    """Make `folder` (mode 0700) where it does not exist, and return it."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder
