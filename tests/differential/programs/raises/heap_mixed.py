import heapq
jobs = []
heapq.heappush(jobs, (2, "b"))
heapq.heappush(jobs, (1, "a"))
print(heapq.heappop(jobs), jobs)
heapq.heappush(jobs, (2, None))
print("never")
