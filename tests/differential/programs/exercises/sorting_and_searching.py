def bubble(xs):
    xs = xs[:]
    for end in range(len(xs) - 1, 0, -1):
        swapped = False
        for i in range(end):
            if xs[i] > xs[i + 1]:
                xs[i], xs[i + 1] = xs[i + 1], xs[i]
                swapped = True
        if not swapped:
            break
    return xs
def quick(xs):
    match xs:
        case [] | [_]: return list(xs)
        case [pivot, *rest]:
            return quick([x for x in rest if x < pivot]) + [pivot] + quick([x for x in rest if x >= pivot])
def merge_sort(xs, key=lambda x: x):
    if len(xs) < 2:
        return xs
    mid = len(xs) // 2
    left, right = merge_sort(xs[:mid], key), merge_sort(xs[mid:], key)
    out = []
    while left and right:
        out.append((left if key(left[0]) <= key(right[0]) else right).pop(0))
    return out + left + right
def heap_sort(xs):
    heap = []
    for x in xs:
        heap.append(x)
        i = len(heap) - 1
        while i and heap[(i - 1) // 2] > heap[i]:
            heap[i], heap[(i - 1) // 2] = heap[(i - 1) // 2], heap[i]
            i = (i - 1) // 2
    out = []
    while heap:
        out.append(heap[0])
        last = heap.pop()
        if heap:
            heap[0], i = last, 0
            while (c := 2 * i + 1) < len(heap):
                if c + 1 < len(heap) and heap[c + 1] < heap[c]:
                    c += 1
                if heap[i] <= heap[c]:
                    break
                heap[i], heap[c] = heap[c], heap[i]
                i = c
    return out
data = [5, 2, 9, 1, 5, 6, -3]
results = {f.__name__: f(data) for f in (bubble, quick, merge_sort, heap_sort)}
print(results["bubble"], all(r == sorted(data) for r in results.values()), data[0])
def search(xs, wanted):
    low, high, looks = 0, len(xs), 0
    while low < high:
        looks += 1
        mid = (low + high) // 2
        if xs[mid] < wanted:
            low = mid + 1
        else:
            high = mid
    return (low if low < len(xs) and xs[low] == wanted else None), looks
print([search(range(0, 1000, 7), w) for w in (0, 693, 5, 994)])
import bisect
grades = [bisect.bisect([60, 70, 80, 90], s) for s in (55, 60, 89, 95)]
print(["FDCBA"[g] for g in grades])
counts = [0] * 10
for x in [3, 1, 4, 1, 5, 9, 2, 6]:
    counts[x] += 1
print([i for i, n in enumerate(counts) for _ in range(n)])
print(merge_sort(["pear", "fig", "apple"], key=len), sorted(sorted("bAcB"), key=str.lower), sorted(data, key=lambda x: (x % 2, -x)))
def nth(xs, n):
    pivot = xs[len(xs) // 2]
    low, same = [x for x in xs if x < pivot], xs.count(pivot)
    if n < len(low): return nth(low, n)
    if n < len(low) + same: return pivot
    return nth([x for x in xs if x > pivot], n - len(low) - same)
print([nth(data, i) for i in range(len(data))])
