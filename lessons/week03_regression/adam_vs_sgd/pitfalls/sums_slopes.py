"""You add the whole slope to m. That is how SGD's momentum does it, a running sum; Adam's m is a running average, in which the new slope counts a tenth: `0.9 * m + 0.1 * g`."""


def adam_step(p, g, state, lr):
    t, m, v = (0, 0 * p, 0 * p) if state is None else state
    t = t + 1
    m = 0.9 * m + g
    v = 0.999 * v + 0.001 * g * g
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    return p - lr * m_hat / (v_hat.sqrt() + 1e-8), (t, m, v)
