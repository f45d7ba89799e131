import sys

letters = "abc"
for i, letter in enumerate(letters):
    sys.stdout.write(f"\r{i + 1}/{len(letters)} {letter}")
    sys.stdout.flush()
n = sys.stdout.write("\n")
print("done", n, file=sys.stdout)
print("aside", file=sys.stderr)
write = sys.stdout.write
written = [write(word + "\n") for word in ("one", "three")]
try:
    sys.stdout.write(n)
except TypeError as error:
    print(error)
print(sys.maxsize, sys.float_info.max, sys.version_info >= (3, 10), sys.platform)
