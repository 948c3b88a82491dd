"""You use m and v as they are. Both start at 0, so at first they are far too small, m ten times and v a thousand times; your first step comes out about three times too long. Divide m by `1 - 0.9**t` and v by `1 - 0.999**t`."""


def adam_step(p, g, state, lr):
    t, m, v = (0, 0 * p, 0 * p) if state is None else state
    t = t + 1
    m = 0.9 * m + 0.1 * g
    v = 0.999 * v + 0.001 * g * g
    return p - lr * m / (v.sqrt() + 1e-8), (t, m, v)
