"""One module a subject, each with the commands that belong together."""
