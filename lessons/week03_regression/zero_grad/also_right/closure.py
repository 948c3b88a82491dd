from torch.nn import functional as F


def train(model, opt, batches):
    for x, y in batches:

        def closure():
            opt.zero_grad()
            loss = F.mse_loss(model(x), y)
            loss.backward()
            return loss

        opt.step(closure)


def train_accumulated(model, opt, batches, k):
    waiting = 0
    left = len(batches)
    for x, y in batches:
        F.mse_loss(model(x), y).backward()
        waiting, left = waiting + 1, left - 1
        if waiting == k or not left:
            for p in model.parameters():
                p.grad /= waiting
            opt.step()
            opt.zero_grad()
            waiting = 0
