"""You change the state that you were given. Who takes the same step twice gets two answers. Make new tensors for m and v, with `0.9 * m + 0.1 * g`, and a new state of them."""
import torch


def adam_step(p, g, state, lr):
    state = {"t": 0, "m": torch.zeros_like(p), "v": torch.zeros_like(p)} if state is None else state
    state["t"] += 1
    state["m"].mul_(0.9).add_(g, alpha=0.1)
    state["v"].mul_(0.999).add_(g * g, alpha=0.001)
    m_hat, v_hat = state["m"] / (1 - 0.9 ** state["t"]), state["v"] / (1 - 0.999 ** state["t"])
    return p - lr * m_hat / (v_hat.sqrt() + 1e-8), state
