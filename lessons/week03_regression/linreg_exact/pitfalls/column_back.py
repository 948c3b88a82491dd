"""You made a column of `y`, shape (n, 1), and so the weights come back as a column, too: (d, 1), with a bias of shape (1,). Take column 0 of the solution, or hand `y` over as it is."""
import torch


def fit_exact(x, y):
    table = torch.cat([x, torch.ones_like(x[:, :1])], dim=1)
    found = torch.linalg.lstsq(table, y[:, None]).solution
    return found[:-1], found[-1]
