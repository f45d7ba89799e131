import numpy as np
from neurogebra import Expression, Trainer

x = np.linspace(-1, 1, 9)
y = 3 * x**2 - x + 0.5


def fresh():
    return Expression("curve", "a*x**2 + b*x + c", params={"a": 0.0, "b": 0.0, "c": 0.0}, trainable_params=["a", "b", "c"])


for optimizer, rate in (("sgd", 0.1), ("momentum", 0.05), ("adam", 0.1)):
    curve = fresh()
    trainer = Trainer(curve, loss="mse", optimizer=optimizer, learning_rate=rate)
    history = trainer.fit(x, y, epochs=40, progress=False)
    losses = history["loss"]
    print(optimizer, len(losses), losses[0], losses[-1] < losses[0], {k: round(v, 4) for k, v in curve.params.items()})
print(sorted(history), history["stopped"], len(history["params"]["a"]), history["params"]["c"][:2])
seen = []
curve = fresh()
trainer = Trainer(curve, learning_rate=0.1)
trainer.fit(x, y, epochs=30, callbacks=[lambda epoch: seen.append(round(epoch.loss, 5)), lambda epoch: epoch.loss < 0.3], progress=False)
print(len(seen), seen[:3], trainer.history["stopped"])
curve = fresh()
batched = Trainer(curve, learning_rate=0.05).fit(x, y, epochs=5, batch_size=4, seed=1, progress=False)
print(batched["loss"], curve.params)
plane = Expression("plane", "p*u + q*v", params={"p": 0.0, "q": 0.0}, trainable_params=["p", "q"])
data = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
Trainer(plane, learning_rate=0.3).fit(data, [2.0, -1.0, 1.0], epochs=60, progress=False)
print({k: round(v, 3) for k, v in plane.params.items()})
named = Trainer(plane, loss="mae", learning_rate=0.01).fit({"u": [1.0, 2.0], "v": [0.0, 1.0]}, [2.0, 3.0], epochs=2, progress=False)
print(named["loss"], trainer.expression is curve, type(trainer.optimizer).__name__)
try:
    Trainer(Expression("still", "2*x"))
except ValueError as error:
    print(type(error).__name__, error)
