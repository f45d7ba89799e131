"""Evaluating processes that do not do what they should, for tests of what the engine makes of it."""
