"""A server of faults and a client for the tests of the net."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.hostile.server import FaultServer
from tui.net.client import Client
from tui.net.limits import Limits

QUICK = Limits(seconds=1.0, connect_seconds=1.0)


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with FaultServer() as running:
        yield running


@pytest.fixture
def client() -> Iterator[Client]:
    with Client(limits=QUICK, proxies={}) as running:
        yield running
