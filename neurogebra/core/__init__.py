"""Expressions and the forge that makes them; values and tensors that know their gradients."""
