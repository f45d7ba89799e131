"""Formulas: text to tree, tree to typeset maths, numbers and derivatives."""
