"""The audit: can the figures of a text be true? It says "check", never "wrong"."""
