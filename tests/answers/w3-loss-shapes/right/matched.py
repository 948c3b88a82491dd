from torch.nn.functional import mse_loss


def numbers(t):
    match tuple(t.shape):
        case (_,):
            return t
        case (_, 1):
            return t.squeeze(-1)
    raise ValueError("one number per point, please")


def loss_fn(pred, y):
    a, b = numbers(pred), numbers(y)
    if a.shape != b.shape:
        raise ValueError(f"{a.shape} against {b.shape}")
    return mse_loss(a, b)


def evaluate(model, x, y):
    was = model.training
    model.eval()
    loss = loss_fn(model(x), y)
    model.train(was)
    return loss.tolist()
