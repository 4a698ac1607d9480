"""What the commands of one call share: folders, settings, the store opened late, and where words go."""

from __future__ import annotations

import sys
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tui.core.paths import Paths, person_paths
from tui.core.text import clean
from tui.languages.catalogue import show

if TYPE_CHECKING:
    from tui.core.settings import Settings
    from tui.services.desk import Desk


class Session:
    """One call of the program.

    Args:
        config: Another settings file.
        store: Another store file.
        offline: Whether the network is ruled out.
        plain: No colour and no drawing: for screen readers, pipes and dumb terminals.
    """

    def __init__(
        self,
        *,
        config: Path | None = None,
        store: Path | None = None,
        offline: bool = False,
        plain: bool = False,
    ) -> None:
        self.config = config
        self.store = store
        self.offline = offline
        self.plain = plain
        self.language = "en"
        self._desk: list[Desk] = []

    @cached_property
    def paths(self) -> Paths:
        """The person's folders; `--config FILE` takes that file's folder for settings and themes."""
        paths = person_paths()
        if self.config is None:
            return paths
        return Paths(
            config=self.config.absolute().parent,
            data=paths.data,
            state=paths.state,
            cache=paths.cache,
            settings_name=self.config.name,
        )

    @cached_property
    def settings(self) -> Settings:
        """The settings; what is wrong with them is told once on standard error."""
        from tui.core.settings import read  # noqa: PLC0415

        settings, troubles = read(self.paths.settings)
        for trouble in troubles:
            sys.stderr.write(clean(show(trouble)) + "\n")
        return settings

    def desk(self) -> Desk:
        """Open the store on first use; it is closed when the command ends."""
        if not self._desk:
            from tui.services.desk import Desk  # noqa: PLC0415

            opened = Desk.open(self.paths, self.settings, store=self.store, offline=self.offline)
            self._desk.append(opened)
        return self._desk[0]

    def close(self) -> None:
        """Close the store, where it was opened."""
        while self._desk:
            self._desk.pop().close()
