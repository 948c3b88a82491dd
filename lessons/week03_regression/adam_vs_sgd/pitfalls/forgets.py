"""You don't use the state that you are given: every step is a first step, and moves each weight by lr, up or down. Take t, m and v out of `state` unless it is None."""


def adam_step(p, g, state, lr):
    m, v = 0.1 * g, 0.001 * g * g
    return p - lr * (m / 0.1) / ((v / 0.001).sqrt() + 1e-8), (1, m, v)
