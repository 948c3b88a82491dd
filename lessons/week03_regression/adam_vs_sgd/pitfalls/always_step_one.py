"""You put m and v right as if each step were the first: t stays 1. The averages fill up, and from the second step on you divide by too little. Count the steps in the state."""


def adam_step(p, g, state, lr):
    m, v = (0 * p, 0 * p) if state is None else state
    m = 0.9 * m + 0.1 * g
    v = 0.999 * v + 0.001 * g * g
    return p - lr * (m / 0.1) / ((v / 0.001).sqrt() + 1e-8), (m, v)
