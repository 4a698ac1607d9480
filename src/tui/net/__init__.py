"""The only door to HTTP: one client, bounded in bytes, time, hops and hosts."""

import sys

# httpx imports its own command line where rich is installed, and pygments with it: half of what loading it takes.
# Under None that import fails as httpx allows for.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]
