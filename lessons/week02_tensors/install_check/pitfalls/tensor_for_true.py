"""Your `matmul_ok` is a tensor that holds True, not True itself, and JSON can't hold a tensor. Take the value out with `.item()`, or compare plain lists: `(a @ b).tolist() == [...]`."""
import torch


def matmul_ok():
    a = torch.tensor([[1.0, 2.0], [3.0, 4.0]])
    b = torch.tensor([[5.0], [6.0]])
    return (a @ b == torch.tensor([[17.0], [39.0]])).all()
