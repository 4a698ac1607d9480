"""The desk: what every service works on. Opening it is cheap; what is slow to import comes with the first need."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from tui.core.clock import Clock, utc_now
from tui.core.paths import Paths
from tui.core.settings import Settings
from tui.services.places import Places
from tui.store.store import Store, is_current

if TYPE_CHECKING:
    from tui.core.child import ChildPool
    from tui.net.client import Client


class Desk:
    """An open store with the doors that services need; may be shared by threads. Use `Desk.open`.

    Args:
        paths: The person's folders.
        settings: What they chose.
        store: The open store.
        offline: Whether the person ruled out the network.
        clock: The present moment.
    """

    def __init__(
        self, paths: Paths, settings: Settings, store: Store, *, offline: bool = False, clock: Clock = utc_now
    ) -> None:
        self.paths = paths
        self.settings = settings
        self.store = store
        self.offline = offline
        self.clock = clock
        self.places = Places()
        self._lock = threading.Lock()
        self._client: Client | None = None
        self._children: ChildPool | None = None

    @classmethod
    def open(
        cls,
        paths: Paths,
        settings: Settings,
        *,
        store: Path | None = None,
        offline: bool = False,
        clock: Clock = utc_now,
    ) -> Desk:
        """Open the store; the first time it is made, with the first article and the starter feeds.

        Args:
            paths: The person's folders.
            settings: What they chose.
            store: Another store file than the person's.
            offline: Whether the network is ruled out.
            clock: The present moment.

        Raises:
            StoreError: The store cannot be used; nothing in it was changed.
        """
        path = store or paths.store
        new = not path.exists()
        desk = cls(paths, settings, Store.open(path), offline=offline, clock=clock)
        if new:
            from tui.services.first_run import seed  # noqa: PLC0415  once in a store's life

            seed(desk)
        return desk

    @staticmethod
    def opens_at_once(paths: Paths, store: Path | None = None) -> bool:
        """Whether `open` would only read: nothing has to be made, brought up to date or waited for.

        Args:
            paths: The person's folders.
            store: Another store file than the person's.
        """
        return is_current(store or paths.store)

    def now(self) -> int:
        """Return the present moment in Unix seconds."""
        return int(self.clock().timestamp())

    @property
    def client(self) -> Client:
        """The client that fetches, made on first use; offline it refuses."""
        with self._lock:
            if self._client is None:
                from tui.net.client import Client  # noqa: PLC0415
                from tui.net.limits import Limits  # noqa: PLC0415

                limits = Limits(connections=self.settings.connections)
                self._client = Client(limits=limits, offline=self.offline, clock=self.clock)
            return self._client

    @property
    def children(self) -> ChildPool:
        """The child processes that read documents, started on first use."""
        with self._lock:
            if self._children is None:
                from tui.core.child import ChildPool  # noqa: PLC0415

                self._children = ChildPool()
            return self._children

    def warm(self) -> None:
        """Load what the first mark needs; call it when the first screen stands."""
        self.store.warm()

    def close(self) -> None:
        """Stop what is under way, keep what is queued, close the store; calling it twice does no harm."""
        with self._lock:
            client, self._client = self._client, None
            children, self._children = self._children, None
        if client is not None:
            client.close()
        if children is not None:
            children.close()
        self.store.close()

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
