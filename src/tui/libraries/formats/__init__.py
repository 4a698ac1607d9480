"""One module a format: what it writes of a collection, and how it is read back."""
