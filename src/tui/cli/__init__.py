"""The command line: every verb of the program, each imported when it is asked for."""
