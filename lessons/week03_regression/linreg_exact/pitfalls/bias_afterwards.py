"""You fit the weights without a bias and then add what is missing on average. By then the weights have been bent to make up for the bias that they lacked. Both belong into one fit: a column of ones beside `x`."""
import torch


def fit_exact(x, y):
    w = torch.linalg.lstsq(x, y).solution
    return w, (y - x @ w).mean()
