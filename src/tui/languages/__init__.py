"""The interface's eight languages, and what each written language needs: folding, breaking, numbers, names."""
