from neurogebra import Expression
from neurogebra import Trainer
line = Expression("line", "m*x + b", params={"m": 0.0, "b": 0.0}, trainable_params=["m", "b"])
trainer = Trainer(line, learning_rate=0.1)
history = trainer.fit([0, 1, 2, 3], [1, 3, 5, 7], epochs=50)
print(history["loss"][0], history["loss"][-1], line.params)
print(round(line.eval(x=10), 4))
curve = Expression("curve", "a*x**2 + c", params={"a": 0.5, "c": 0.0}, trainable_params=["a", "c"])
adam = Trainer(curve, loss="mse", optimizer="adam", learning_rate=0.05)
result = adam.fit([-1, 0, 1, 2], [3, 1, 3, 9], epochs=30)
print(len(result["loss"]), result["loss"][-1] < result["loss"][0], curve.params["a"])
seen = []
trainer.fit([0, 1], [1, 3], epochs=3, callbacks=[lambda epoch: seen.append(epoch.number)])
print(seen)
