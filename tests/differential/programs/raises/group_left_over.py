def check(rows):
    errors = [ValueError(f"row {i}: {r}") for i, r in enumerate(rows) if r < 0]
    errors += [TypeError(f"row {i} is zero") for i, r in enumerate(rows) if r == 0]
    if errors:
        raise ExceptionGroup("bad rows", errors)
try:
    check([1, -2, 0])
except* ValueError as group:
    print("values:", [str(e) for e in group.exceptions])
