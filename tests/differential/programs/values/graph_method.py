from neurogebra import Value

w, x, b = Value(0.5, label="w"), Value(2.0, label="x"), Value(-1.0, label="b")
z = w * x + b
z.label = "z"
out = z.sigmoid() * 3
out.backward()
graph = out.graph()
for node in graph["nodes"]:
    print(node["id"], node["kind"], node["op"], node["label"], node["data"], node["grad"])
for edge in graph["edges"]:
    print(edge["from"], "->", edge["to"], edge["operand"], edge["partial"])
leaves = [n["label"] for n in graph["nodes"] if n["kind"] == "leaf"]
print(leaves, len(graph["nodes"]), sorted(graph), graph["nodes"][-1]["op"])
by_label = {n["label"]: n for n in graph["nodes"] if n["label"]}
print(by_label["z"]["data"], by_label["w"]["grad"], w.grad == by_label["w"]["grad"])
parents = {}
for edge in graph["edges"]:
    parents.setdefault(edge["to"], []).append(edge["from"])
def depth(i):
    return 1 + max((depth(p) for p in parents.get(i, [])), default=0)
print(parents, depth(graph["nodes"][-1]["id"]))
slopes = {}
grads = {graph["nodes"][-1]["id"]: 1.0}
for node in reversed(graph["nodes"]):
    for edge in graph["edges"]:
        if edge["to"] == node["id"]:
            grads[edge["from"]] = grads.get(edge["from"], 0.0) + grads.get(node["id"], 0.0) * edge["partial"]
print({n["label"]: grads[n["id"]] for n in graph["nodes"] if n["label"]})
single = Value(1).graph()
print(single, out._inputs[1], [type(i).__name__ for i in out._inputs], z._op, out.label)
