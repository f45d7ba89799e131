import heapq
from collections import Counter
from itertools import groupby
def rle(text):
    return "".join(f"{len(run)}{ch}" if len(run := list(group)) > 1 else ch for ch, group in groupby(text))
def unrle(code):
    out, digits = [], ""
    for ch in code:
        if ch.isdigit():
            digits += ch
        else:
            out.append(ch * int(digits or 1))
            digits = ""
    return "".join(out)
sample = "WWWWBWWWBBBBC"
packed = rle(sample)
print(packed, unrle(packed) == sample, len(packed) / len(sample))
def huffman(text):
    heap = [(n, i, ch) for i, (ch, n) in enumerate(sorted(Counter(text).items()))]
    heapq.heapify(heap)
    fresh = len(heap)
    while len(heap) > 1:
        a, b = heapq.heappop(heap), heapq.heappop(heap)
        heapq.heappush(heap, (a[0] + b[0], fresh, (a[2], b[2])))
        fresh += 1
    codes = {}
    def walk(node, prefix):
        if isinstance(node, str):
            codes[node] = prefix or "0"
        else:
            for child, bit in zip(node, "01"):
                walk(child, prefix + bit)
    walk(heap[0][2], "")
    return codes
text = "abracadabra"
codes = huffman(text)
bits = "".join(codes[c] for c in text)
print(codes, bits, len(bits))
def decode(bits, codes):
    reverse = {v: k for k, v in codes.items()}
    word = ""
    for bit in bits:
        word += bit
        if word in reverse:
            yield reverse[word]
            word = ""
decoded = "".join(decode(bits, codes))
print(decoded, decoded == text)
value = int(bits, 2)
data = value.to_bytes((len(bits) + 7) // 8, "big")
print(data.hex(), list(data), int.from_bytes(data, "big") == value, f"{value:x}")
def checksum(data):
    a, b = 1, 0
    for byte in data:
        a = (a + byte) % 65521
        b = (b + a) % 65521
    return b << 16 | a
print(hex(checksum(text.encode())), checksum(b""))
def lzw(text):
    table = {chr(i): i for i in range(128)}
    out, word = [], ""
    for ch in text:
        if word + ch in table:
            word += ch
        else:
            out.append(table[word])
            table[word + ch] = len(table)
            word = ch
    return out + [table[word]]
print(lzw("TOBEORNOTTOBEORTOBEORNOT"))
