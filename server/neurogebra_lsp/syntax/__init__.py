"""What a text says before anything is evaluated: statements, imports, names, what is at a place."""
