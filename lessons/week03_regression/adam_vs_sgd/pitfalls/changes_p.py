"""`p -= …` changes the very tensor that you were given. Whoever called you still has it, and may need the old values. Make a new one: `p = p - …`."""


def adam_step(p, g, state, lr):
    t, m, v = (0, 0 * p, 0 * p) if state is None else state
    t = t + 1
    m = 0.9 * m + 0.1 * g
    v = 0.999 * v + 0.001 * g * g
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    p -= lr * m_hat / (v_hat.sqrt() + 1e-8)
    return p, (t, m, v)
