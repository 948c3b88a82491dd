import torch


def fit(x, y, lr, steps):
    """Works on the normal equations: the slope of the loss is linear in the weights."""
    table = torch.cat([x, torch.ones_like(x)], dim=1).double()
    target = y.double()
    theta = torch.zeros(2, 1, dtype=torch.float64)
    losses = []
    for _ in range(steps):
        residual = table @ theta - target
        losses.append(residual.square().mean().item())
        theta = theta - (2 * lr / len(x)) * (table.T @ residual)
    return theta[0].item(), theta[1].item(), losses
