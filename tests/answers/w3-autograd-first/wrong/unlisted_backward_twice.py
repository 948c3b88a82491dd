import torch
def grad_of(f, x):
    leaf = x.detach().requires_grad_()
    y = f(leaf)
    if not y.requires_grad:
        return torch.zeros_like(x)
    y.backward(retain_graph=True)
    y.backward()
    return leaf.grad
def slope(f, x):
    return grad_of(f, torch.tensor(float(x), dtype=torch.float64)).item()
