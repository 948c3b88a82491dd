"""You measure with `clip_grad_norm_`, which scales all gradients down to the norm that you hand it. Your inspection changed what it looked at. `torch.nn.utils.get_total_norm` only measures."""


def total_norm(model):
    return torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0).item()
