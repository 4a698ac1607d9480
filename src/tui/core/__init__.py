"""What every room needs and what needs no room: errors, clean text, clock, paths, settings. Standard library only."""
