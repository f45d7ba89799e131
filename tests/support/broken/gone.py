"""It ends before it is ready."""


def main() -> None:
    raise SystemExit("no sympy here")
