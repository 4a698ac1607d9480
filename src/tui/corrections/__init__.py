"""Corrections: what one claims, where it may go, how it is written down, and what became of it. No wires."""
