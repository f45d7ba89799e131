from typing import Callable
SOURCE = "3 dup * 4 dup * + sqrt 2 swap over : sq dup * ; 5 sq .s"
class VM:
    def __init__(self):
        self.stack: list[float] = []
        self.words: dict[str, Callable | list[str]] = {}
        self.trace: list[str] = []
        for name in dir_names:
            self.words[name] = getattr(self, "do_" + name)
        self.words |= {"+": self.binary(lambda a, b: a + b), "*": self.binary(lambda a, b: a * b), "-": self.binary(lambda a, b: a - b), ".s": lambda: self.trace.append(str(self.stack))}
    def binary(self, f):
        def run():
            b, a = self.stack.pop(), self.stack.pop()
            self.stack.append(f(a, b))
        return run
    def do_dup(self): self.stack.append(self.stack[-1])
    def do_swap(self): self.stack[-1], self.stack[-2] = self.stack[-2], self.stack[-1]
    def do_over(self): self.stack.append(self.stack[-2])
    def do_sqrt(self): self.stack[-1] **= 0.5
    def do_drop(self): del self.stack[-1]
    def run(self, source):
        tokens = iter(source.split())
        for token in tokens:
            if token == ":":
                name = next(tokens)
                body = []
                for word in tokens:
                    if word == ";":
                        break
                    body.append(word)
                self.words[name] = body
            else:
                self.execute(token)
        return self.stack
    def execute(self, token):
        word = self.words.get(token)
        if callable(word):
            word()
        elif word is not None:
            for inner in word:
                self.execute(inner)
        else:
            try:
                self.stack.append(int(token))
            except ValueError:
                raise NameError(f"unknown word {token}") from None
dir_names = ["dup", "swap", "over", "sqrt", "drop"]
vm = VM()
print(vm.run(SOURCE), vm.trace, sorted(w for w, v in vm.words.items() if isinstance(v, list)))
for bad in ("1 fly", "+", "drop drop"):
    try:
        VM().run(bad)
    except (NameError, IndexError) as error:
        print(f"{bad!r}: {type(error).__name__}: {error}")
TAPE = "++++++++[>++++[>++>+++<<-]>+<<-]>>.>+++++."
def brain(code, limit=5000):
    cells, at, pc, out, steps = [0] * 10, 0, 0, "", 0
    jumps, opened = {}, []
    for i, c in enumerate(code):
        if c == "[":
            opened.append(i)
        elif c == "]":
            j = opened.pop()
            jumps[i], jumps[j] = j, i
    while pc < len(code) and steps < limit:
        match code[pc]:
            case ">": at += 1
            case "<": at -= 1
            case "+": cells[at] = (cells[at] + 1) % 256
            case "-": cells[at] = (cells[at] - 1) % 256
            case ".": out += chr(cells[at])
            case "[" if not cells[at]: pc = jumps[pc]
            case "]" if cells[at]: pc = jumps[pc]
        pc, steps = pc + 1, steps + 1
    return out, steps, cells[:5]
print(brain(TAPE))
