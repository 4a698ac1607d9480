"""The version of the extractor: the same bytes and the same version give the same text."""

EXTRACTOR = 4
"""Raised whenever a change can alter the text of an article, so that stored offsets are never trusted across it."""
