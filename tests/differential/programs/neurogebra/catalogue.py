from neurogebra import MathForge
forge = MathForge()
sigmoid = forge.get("sigmoid")
print(sigmoid.eval(x=0), sigmoid.eval(x=2.0), sigmoid.eval(x=-1000), sigmoid.variables)
print(sigmoid.symbolic_expr, sigmoid.name)
grad = sigmoid.gradient("x")
print(grad.eval(x=0), grad.eval(x=1.5), grad.symbolic_expr)
relu = forge.get("relu")
tanh = forge.get("tanh")
print(relu.eval(x=-3), relu.eval(x=3), tanh.eval(x=0.5), tanh.gradient("x").eval(x=0.5))
for name in ("sigmoid", "tanh", "relu", "softplus"):
    f = forge.get(name)
    print(name, [round(float(f.eval(x=v)), 4) for v in (-1, 0, 1)])
mse = forge.get("mse")
print(mse.variables, mse.eval(y_pred=5, y_true=3), mse.gradient("y_pred").eval(y_pred=5, y_true=3), mse.symbolic_expr)
try:
    forge.get("sigmiod")
except KeyError as error:
    print(type(error).__name__)
print("sigmoid" in forge.list_all(), len(forge.list_all()) > 10, forge.search("sigmoid")[:1])
