"""You add 1e-8 inside the root. There it counts as 1e-4, and slopes smaller than that hardly move anything. Take the root first, then add: `v.sqrt() + 1e-8`."""


def adam_step(p, g, state, lr):
    t, m, v = (0, 0 * p, 0 * p) if state is None else state
    t = t + 1
    m = 0.9 * m + 0.1 * g
    v = 0.999 * v + 0.001 * g * g
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    return p - lr * m_hat / (v_hat + 1e-8).sqrt(), (t, m, v)
