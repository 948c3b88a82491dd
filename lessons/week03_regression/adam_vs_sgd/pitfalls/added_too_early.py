"""You put m and v right after you have added 1e-8, so that in the first steps 1e-8 counts thirty times as much as it should. For slopes of that size your steps come out too short. First divide v by `1 - 0.999**t`, then take the root, then add."""


def adam_step(p, g, state, lr):
    t, m, v = (0, 0 * p, 0 * p) if state is None else state
    t = t + 1
    m = 0.9 * m + 0.1 * g
    v = 0.999 * v + 0.001 * g * g
    return p - lr * (1 - 0.999**t) ** 0.5 / (1 - 0.9**t) * m / (v.sqrt() + 1e-8), (t, m, v)
