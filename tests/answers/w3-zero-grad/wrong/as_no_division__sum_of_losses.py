def train(model, opt, batches):
    for x, y in batches:
        opt.zero_grad()
        ((model(x) - y) ** 2).mean().backward()
        opt.step()


def train_accumulated(model, opt, batches, k):
    groups = [batches[i:i + k] for i in range(0, len(batches), k)]
    for group in groups:
        model.zero_grad()
        total = 0
        for x, y in group:
            total = total + (model(x) - y).square().mean()
        total.backward()
        opt.step()
