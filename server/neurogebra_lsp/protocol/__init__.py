"""The language server as editors see it: messages in, messages out, and nothing of the maths."""
