RECIPES = {"cake": ["batter", "oven"], "batter": ["flour", "eggs", "bowl"], "oven": ["power"], "bowl": [], "flour": [], "eggs": [], "power": []}
class Cycle(Exception):
    @property
    def path(self): return " -> ".join(self.args)
def order(graph, goals=None):
    done, active, result = set(), [], []
    def visit(node):
        if node in active:
            raise Cycle(*active[active.index(node):], node)
        if node in done:
            return
        active.append(node)
        for need in graph.get(node, ()):
            visit(need)
        done.add(active.pop())
        result.append(node)
    for goal in goals or graph:
        visit(goal)
    return result
plan = order(RECIPES)
print(plan, order(RECIPES, ["oven"]))
positions = {name: i for i, name in enumerate(plan)}
print(all(positions[n] < positions[task] for task, needs in RECIPES.items() for n in needs))
try:
    order({"a": ["b"], "b": ["c"], "c": ["a"]})
except Cycle as cycle:
    print("cycle:", cycle.path, len(cycle.args))
def levels(graph):
    waiting = {task: set(needs) for task, needs in graph.items()}
    while waiting:
        ready = sorted(t for t, needs in waiting.items() if not needs)
        if not ready:
            raise Cycle(*waiting)
        yield ready
        for t in ready:
            del waiting[t]
        for needs in waiting.values():
            needs.difference_update(ready)
for i, level in enumerate(levels(RECIPES)):
    print(i, level)
HOURS = dict(zip(RECIPES, [1, 0.5, 0.25, 0, 0.1, 0.2, 0]))
finish = {}
for task in plan:
    finish[task] = HOURS[task] + max((finish[n] for n in RECIPES[task]), default=0)
print(finish, max(finish.values()))
critical, task = [], max(finish, key=finish.get)
while task:
    critical.append(task)
    task = max(RECIPES[task], key=finish.get, default=None)
print(critical[::-1])
users = {}
for task, needs in RECIPES.items():
    for n in needs:
        users.setdefault(n, []).append(task)
print(users, [t for t in RECIPES if t not in users])
