"""Copies text out of the program, and says truthfully how far it came: the only door to clipboards."""
