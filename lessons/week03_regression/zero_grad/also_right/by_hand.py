def train(model, opt, batches):
    for x, y in batches:
        loss = ((model(x) - y) ** 2).mean()
        for p in model.parameters():
            p.grad = None
        loss.backward()
        opt.step()


def train_accumulated(model, opt, batches, k):
    total = len(batches)
    full = total - total % k
    for i, (x, y) in enumerate(batches):
        size = k if i < full else total % k
        loss = (model(x) - y).pow(2).mean() / size
        loss.backward()
        if (i + 1) % k == 0 or i + 1 == total:
            opt.step()
            opt.zero_grad()
