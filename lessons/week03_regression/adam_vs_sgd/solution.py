"""Choose an optimizer, and a learning rate that fits it."""

import math
from collections.abc import Callable, Iterable, Sequence

import torch
from torch import Tensor, nn
from torch.optim import Optimizer

State = tuple[int, Tensor, Tensor]  # steps taken, average slope, average squared slope
Task = Callable[[], tuple[nn.Module, Callable[[], Tensor]]]

BETA1, BETA2, EPS = 0.9, 0.999, 1e-8


def make_optimizer(name: str, params: Iterable[nn.Parameter], lr: float) -> Optimizer:
    """Return the optimizer of that name over the parameters; ValueError if there is none."""
    if name == "sgd":
        return torch.optim.SGD(params, lr=lr)
    if name == "momentum":
        return torch.optim.SGD(params, lr=lr, momentum=0.9)
    if name == "adam":
        return torch.optim.Adam(params, lr=lr)
    if name == "adamw":
        return torch.optim.AdamW(params, lr=lr)
    raise ValueError(f"no optimizer is called {name!r}")


def adam_step(p: Tensor, g: Tensor, state: State | None, lr: float) -> tuple[Tensor, State]:
    """Return `p` after one step of Adam along the slope `g`, and the state for the next step. Changes nothing."""
    t, m, v = (0, torch.zeros_like(p), torch.zeros_like(p)) if state is None else state
    t = t + 1
    m = BETA1 * m + (1 - BETA1) * g
    v = BETA2 * v + (1 - BETA2) * g**2
    usual = (v / (1 - BETA2**t)).sqrt()
    return p - lr * (m / (1 - BETA1**t)) / (usual + EPS), (t, m, v)


def final_loss(name: str, task: Task, lr: float, steps: int) -> float:
    """The loss after a training from the start; infinite where it was no number."""
    model, measure = task()
    opt = make_optimizer(name, model.parameters(), lr)
    for _ in range(steps):
        opt.zero_grad()
        measure().backward()
        opt.step()
    loss = measure().item()
    return loss if math.isfinite(loss) else math.inf


def best_lr(name: str, task: Task, candidates: Sequence[float], steps: int = 40) -> float:
    """Return the candidate with which `steps` steps of that optimizer end at the smallest loss."""
    return min(candidates, key=lambda lr: final_loss(name, task, lr, steps))


def example() -> tuple[nn.Module, Callable[[], Tensor]]:
    """Two weights to find, one of them on a slope that is 36 times as steep."""
    model = nn.Linear(2, 1, bias=False)
    nn.init.zeros_(model.weight)
    x = torch.tensor([[1.0, 0.0], [0.0, 6.0]])
    y = torch.tensor([[2.0], [-15.0]])
    return model, lambda: (model(x) - y).square().mean()


if __name__ == "__main__":
    for name in ("sgd", "momentum", "adam", "adamw"):
        print(f"{name:9} learns best with lr = {best_lr(name, example, [10.0, 1.0, 0.3, 0.1, 0.03, 0.01, 0.003, 0.001])}")
