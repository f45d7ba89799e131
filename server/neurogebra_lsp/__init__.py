"""A language server that shows the maths in Python files while they are typed."""
