"""The command line: what an editor would show, in a terminal, as a page or as data."""
