class Light:
    transitions = {"green": "yellow", "yellow": "red", "red": "green"}
    durations = dict(green=3, yellow=1, red=2)
    def __init__(self):
        self.state = "red"
        self.log = []
    def tick(self, seconds):
        remaining = self.durations[self.state]
        while seconds > 0:
            step = min(seconds, remaining)
            seconds -= step
            remaining -= step
            self.log.append((self.state, step))
            if remaining == 0:
                self.state = self.transitions[self.state]
                remaining = self.durations[self.state]
        return self.state
light = Light()
print(light.tick(4), light.log)
print(light.tick(3), light.log[-1], len(light.log))
counts = {}
for state, step in light.log:
    counts[state] = counts.get(state, 0) + step
print(counts)
def parse(text):
    state, key, value, out = "key", "", "", {}
    for ch in text + ";":
        if state == "key":
            if ch == "=":
                state = "value"
            else:
                key += ch
        elif ch == ";":
            out[key.strip()] = value.strip()
            state, key, value = "key", "", ""
        else:
            value += ch
    return out
print(parse("lr = 0.1; epochs=5"))
