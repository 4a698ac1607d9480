"""Key figures: every number of a text, what it measures, how much it matters, and whether it can be true."""
