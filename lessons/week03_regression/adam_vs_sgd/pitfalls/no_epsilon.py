"""You divide by the bare root of v. A weight whose slope is 0 has v = 0, and 0 / 0 is nan: one step, and that weight is lost for ever. Add 1e-8 to the root."""


def adam_step(p, g, state, lr):
    t, m, v = (0, 0 * p, 0 * p) if state is None else state
    t = t + 1
    m = 0.9 * m + 0.1 * g
    v = 0.999 * v + 0.001 * g * g
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    return p - lr * m_hat / v_hat.sqrt(), (t, m, v)
