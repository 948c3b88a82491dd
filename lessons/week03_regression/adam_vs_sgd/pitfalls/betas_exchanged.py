"""You have exchanged the two averages: m, the slope, keeps 0.9 of itself and follows quickly; v, its square, keeps 0.999 and remembers long. The first step is the same either way, the second is not."""


def adam_step(p, g, state, lr):
    t, m, v = (0, 0 * p, 0 * p) if state is None else state
    t = t + 1
    m = 0.999 * m + 0.001 * g
    v = 0.9 * v + 0.1 * g * g
    m_hat, v_hat = m / (1 - 0.999**t), v / (1 - 0.9**t)
    return p - lr * m_hat / (v_hat.sqrt() + 1e-8), (t, m, v)
