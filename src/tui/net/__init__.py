"""The only door to HTTP: one client, bounded in bytes, time, hops and hosts."""
