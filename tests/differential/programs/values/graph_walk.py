from neurogebra import Value
a, b = Value(2.0, label="a"), Value(3.0, label="b")
c = a * b
d = c + a
e = d.tanh()
def trace(root):
    nodes, edges = set(), []
    def build(v):
        if v not in nodes:
            nodes.add(v)
            for child in v._prev:
                edges.append((child.data, v.data))
                build(child)
    build(root)
    return nodes, edges
nodes, edges = trace(e)
print(len(nodes), sorted(edges))
def depth(v):
    return 1 + max((depth(p) for p in v._prev), default=0)
print(depth(e), depth(a), e._op, c._op, d._op, a._op)
e.backward()
order = []
seen = set()
def topo(v):
    if v not in seen:
        seen.add(v)
        for p in v._prev:
            topo(p)
        order.append(round(v.data, 4))
topo(e)
print(order, a.grad, b.grad)
graph = e.graph()
print(len(graph["nodes"]), len(graph["edges"]), graph["nodes"][0]["label"])
