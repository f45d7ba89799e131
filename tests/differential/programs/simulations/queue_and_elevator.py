import heapq
import random
class Simulation:
    def __init__(self, seed):
        self.rng, self.now, self.events, self.log, self._n = random.Random(seed), 0.0, [], [], 0
    def at(self, delay, action, *args):
        self._n += 1
        heapq.heappush(self.events, (self.now + delay, self._n, action, args))
    def run(self, until):
        while self.events and self.events[0][0] <= until:
            self.now, _, action, args = heapq.heappop(self.events)
            action(*args)
        return self
class Bank(Simulation):
    def __init__(self, seed, tellers):
        super().__init__(seed)
        self.free, self.waiting, self.waits = tellers, [], []
        self.at(0, self.arrive, 1)
    def arrive(self, number):
        self.waiting.append((number, self.now))
        self.at(self.rng.expovariate(1 / 2), self.arrive, number + 1)
        self.serve()
    def serve(self):
        while self.free and self.waiting:
            number, since = self.waiting.pop(0)
            self.waits.append(self.now - since)
            self.free -= 1
            self.at(self.rng.uniform(1, 5), self.leave, number)
    def leave(self, number):
        self.log.append(number)
        self.free += 1
        self.serve()
for tellers in (1, 2):
    bank = Bank(11, tellers).run(60)
    mean = sum(bank.waits) / len(bank.waits)
    print(tellers, len(bank.log), len(bank.waiting), mean, max(bank.waits), bank.log[:5])
class Elevator:
    def __init__(self): self.floor, self.calls, self.way, self.trip = 0, set(), 1, []
    def call(self, *floors):
        self.calls |= set(floors)
        return self
    def step(self):
        if not self.calls:
            return False
        ahead = [f for f in self.calls if (f - self.floor) * self.way >= 0]
        if not ahead:
            self.way = -self.way
        target = min(ahead or self.calls, key=lambda f: abs(f - self.floor))
        self.floor += (target > self.floor) - (target < self.floor)
        if self.floor in self.calls:
            self.calls.discard(self.floor)
            self.trip.append(self.floor)
        return True
lift = Elevator().call(3, 1)
steps = 0
while lift.step():
    steps += 1
    if steps == 2:
        lift.call(0, 5)
print(lift.trip, steps, lift.floor)
