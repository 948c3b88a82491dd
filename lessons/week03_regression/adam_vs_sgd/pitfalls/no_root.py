"""You divide by v, the average of the squares, without taking its root. A slope divided by a square is not 1 or -1: the smaller the slope, the longer your step. Divide by `v.sqrt()`."""


def adam_step(p, g, state, lr):
    t, m, v = (0, 0 * p, 0 * p) if state is None else state
    t = t + 1
    m = 0.9 * m + 0.1 * g
    v = 0.999 * v + 0.001 * g * g
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    return p - lr * m_hat / (v_hat + 1e-8), (t, m, v)
