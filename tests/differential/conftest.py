"""The programs beside this file are data, not tests."""

collect_ignore = ["programs"]
