def machine():
    state = "idle"
    while True:
        try:
            state = yield state
        except KeyError as error:
            state = f"lost {error}"
m = machine()
print(next(m), m.send("busy"), m.throw(KeyError("k")))
m.throw(OSError("unplugged"))
