"""The best line through points, without a single step of descent."""

import torch
from torch import Tensor


def fit_exact(x: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
    """Return the weights (d,) and the bias that make the squared errors of `predict(x, w, b)` smallest."""
    ones = torch.ones_like(x[:, :1])
    solution = torch.linalg.lstsq(torch.cat([x, ones], dim=1), y).solution
    return solution[:-1], solution[-1]


def predict(x: Tensor, w: Tensor, b: Tensor) -> Tensor:
    """Return one prediction for each row of `x`."""
    return x @ w + b


def r2(y: Tensor, yhat: Tensor) -> float:
    """Return the share of the variation of `y` that the predictions `yhat` explain; 0.0 if `y` does not vary."""
    y, yhat = y.flatten(), yhat.flatten()
    if y.min() == y.max():  # safer than asking whether the total is 0: the mean of equal numbers may be rounded
        return 0.0
    total = (y - y.mean()).square().sum()
    return 1 - ((y - yhat).square().sum() / total).item()


if __name__ == "__main__":
    torch.manual_seed(0)
    x = torch.rand(100, 2, dtype=torch.float64)
    y = 3 * x[:, 0] - 2 * x[:, 1] + 5 + 0.1 * torch.randn(100, dtype=torch.float64)
    w, b = fit_exact(x, y)
    print(f"weights {w[0]:.2f} and {w[1]:.2f}   bias {b:.2f}   r2 {r2(y, predict(x, w, b)):.3f}")
