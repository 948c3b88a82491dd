"""You keep t, m and v outside the function. The next training finds what the last one left there, and two at a time mix. Return them as the state, and take them from the state you are given."""


memory = {}


def adam_step(p, g, state, lr):
    t, m, v = memory.get(p.shape, (0, 0 * p, 0 * p))
    t = t + 1
    m = 0.9 * m + 0.1 * g
    v = 0.999 * v + 0.001 * g * g
    memory[p.shape] = t, m, v
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    return p - lr * m_hat / (v_hat.sqrt() + 1e-8), None
