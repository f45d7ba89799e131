import copy
import heapq
from bisect import bisect, bisect_left, bisect_right, insort
original = {"weights": [[1, 2], [3, 4]], "name": "net"}
shallow, deep = copy.copy(original), copy.deepcopy(original)
original["weights"][0][0] = 99
print(shallow["weights"], deep["weights"], shallow is original)
class Model:
    def __init__(self, params):
        self.params = params
    def __repr__(self):
        return f"Model({self.params})"
m = Model([1, 2])
n, o = copy.copy(m), copy.deepcopy(m)
m.params.append(3)
print(m, n, o)
heap = [5, 3, 8, 1]
heapq.heapify(heap)
heapq.heappush(heap, 0)
print(heap, heapq.heappop(heap), heapq.heappushpop(heap, 4), heapq.heapreplace(heap, 9), heap)
print(heapq.nlargest(2, [4, 9, 1, 7]), heapq.nsmallest(2, ["ccc", "a", "bb"], key=len), list(heapq.merge([1, 4], [2, 3])))
scores = [60, 70, 80, 90]
print([("FDCBA")[bisect(scores, s)] for s in (55, 60, 79, 90, 100)], bisect_left(scores, 70), bisect_right(scores, 70))
insort(scores, 75)
print(scores)
def dijkstra(graph, start):
    distances = {node: float("inf") for node in graph}
    distances[start] = 0
    queue = [(0, start)]
    while queue:
        d, node = heapq.heappop(queue)
        if d > distances[node]:
            continue
        for other, w in graph[node].items():
            if d + w < distances[other]:
                distances[other] = d + w
                heapq.heappush(queue, (d + w, other))
    return distances
graph = {"a": {"b": 4, "c": 1}, "b": {"d": 1}, "c": {"b": 2, "d": 5}, "d": {}}
print(dijkstra(graph, "a"))
