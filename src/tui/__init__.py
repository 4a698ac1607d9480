"""copydesk: a terminal news reader that reads the numbers."""

from __future__ import annotations

__version__ = "0.1.0"
