"""No torch at all: a perceptron in NumPy. There is nothing to draw, and nothing to say."""
import numpy as np

rng = np.random.default_rng(0)
x = rng.normal(size=(100, 2))
y = np.where(x[:, 0] + x[:, 1] > 0, 1, -1)
w = np.zeros(2)
for epoch in range(10):
    for a, b in zip(x, y):
        if b * (w @ a) <= 0:
            w += b * a
print(w.tolist(), float((np.sign(x @ w) == y).mean()))
