import torch


def grad_of(f, x):
    mine = x.clone().detach()
    mine.requires_grad = True
    answer = []
    for place in range(mine.numel()):
        out = f(mine)
        if out.requires_grad:
            out.backward()
            answer.append(mine.grad.reshape(-1)[place].item())
        else:
            answer.append(0.0)
    return torch.tensor(answer, dtype=x.dtype).view(x.shape)


def slope(f, x):
    return grad_of(f, torch.tensor(float(x), dtype=torch.float64)).item()
