"""Corrections on the screen: the form, what goes out, the list with its timelines, the edits of an article."""
