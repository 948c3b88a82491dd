def train(model, opt, batches):
    for x, y in batches:
        opt.zero_grad()
        ((model(x) - y) ** 2).sum().backward()
        opt.step()


def train_accumulated(model, opt, batches, k):
    for start in range(0, len(batches), k):
        group = batches[start:start + k]
        opt.zero_grad()
        for x, y in group:
            (((model(x) - y) ** 2).mean() / len(group)).backward()
        opt.step()
