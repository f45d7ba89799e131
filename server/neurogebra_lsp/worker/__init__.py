"""The evaluation itself: a program's pure part, rewritten so that every step passes a guard."""
