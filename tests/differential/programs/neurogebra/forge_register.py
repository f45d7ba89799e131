from neurogebra import Expression, MathForge

forge = MathForge()
forge.register("cube", "x**3")
forge.register("gauss", Expression("gauss", "exp(-(x - mu)**2/(2*s**2))", params={"mu": 0, "s": 1}))
print(forge.get("cube").eval(x=3), forge.get("gauss").eval(x=0), forge.list_all(category="custom"))
narrow = forge.get("gauss", params={"s": 0.5})
print(narrow.params, narrow.eval(x=1), forge.get("gauss").params)
try:
    forge.register("sigmoid", "x")
except ValueError as error:
    print(type(error).__name__, error)
forge.register("cube", "x**3 + 1", replace=True)
print(forge.get("cube").text, "cube" in forge.list_all(), "cube" in forge.search("cube"))
try:
    forge.get("sigmod")
except KeyError as error:
    print(type(error).__name__, error)
try:
    forge.get("leaky_relu", params={"beta": 1})
except TypeError as error:
    print(type(error).__name__, error)
loss = forge.compose("mse + 0.1*mae")
print(loss.text, loss.eval(y_pred=5, y_true=3), loss.variables, loss.gradient("y_pred").eval(y_pred=5, y_true=3))
nested = forge.compose("sigmoid(relu)")
print(nested.text, nested.eval(x=-2), nested.eval(x=2))
other = MathForge()
print("cube" in other.list_all(), other, len(forge.list_all()) - len(other.list_all()))
activations = forge.list_all(category="activation")
print(len(activations) > 20, activations[:4], forge.list_all("loss")[:3])
table = {name: round(float(forge.get(name).eval(x=0.5)), 5) for name in ("relu", "sigmoid", "tanh", "softplus", "swish", "gelu")}
print(table, max(table, key=table.get))
print(forge.compare(["sigmoid", "tanh"]).splitlines()[0].split(), forge.explain("relu", "beginner").splitlines()[0])
