pi = 3.14159265358979
n = 42
name = "loss"
big = 1234567.891
print(f"{pi:.2f} {pi:8.3f}| {pi:<8.2f}| {pi:^10.1f}| {pi:+.1e} {pi:g} {pi:.3g}")
print(f"{n:5d}|{n:<5}|{n:^5}|{n:05}|{n:x}|{n:#x}|{n:b}|{n:#o}|{n:e}|{n:,}")
print(f"{name:>10}|{name:*^12}|{name!r}|{name!s:>6}|{name.upper():.2}")
print(f"{big:,.2f} {big:_.0f} {big:.3e} {0.256:.1%} {-5:+d} {5:+d} {5: d}")
width, precision = 12, 4
print(f"{pi:{width}.{precision}f}|{name:{'>'}{width}}|")
print(f"{n=} {pi=:.3f} {name=!r} {n + 1 = }")
print(f"{{literal}} {'nested ' + f'{n}'} {[1, 2]} {dict(a=1)}")
print(f"{True} {None} {1 + 2j} {(1,)}", f"{10**20:,}", f"{float('inf')} {float('nan'):.2f}")
print("{:>6}|{:<6}|{:^6}".format("a", "b", "c"), "{0}{1}{0}".format("x", "y"))
print("{name} has {n:03d} of {total}".format(name=name, n=n, total=100))
print("{:.{p}f}".format(pi, p=3), "{0[1]} {1[k]} {2.real}".format([1, 2], {"k": 3}, 4))
print("%s %d %5.2f %-6s| %06d %x %e %%" % (name, n, pi, "ab", 42, 255, pi))
print("%(a)s-%(b).1f" % {"a": 1, "b": 2.25}, "%r" % "q", "%c%c" % ("A", 66))
print(format(pi, ".3f"), format(n, "08b"), format(1e10, "g"), format("x", "-^7"))
print(str(1.0), str(1e16), str(1e-5), repr("it's"), repr('say "hi"'), ascii("é"))
