"""Feeds and their entries: reading them, finding them, OPML, filters, schedules, duplicates. No wires."""
