"""You keep m and v after they were put right, and put them right again in the next step: what was divided once is divided twice. The state holds the plain averages; the ones put right are for this step only."""


def adam_step(p, g, state, lr):
    t, m, v = (0, 0 * p, 0 * p) if state is None else state
    t = t + 1
    m = (0.9 * m + 0.1 * g) / (1 - 0.9**t)
    v = (0.999 * v + 0.001 * g * g) / (1 - 0.999**t)
    return p - lr * m / (v.sqrt() + 1e-8), (t, m, v)
