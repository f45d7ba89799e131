"""Runs evaluations elsewhere: one warmed process, the latest text of each document, and a kill.

The engine knows the worker only as a command line and the messages of `wire`.
"""

from neurogebra_lsp.engine.engine import Engine

__all__ = ["Engine"]
