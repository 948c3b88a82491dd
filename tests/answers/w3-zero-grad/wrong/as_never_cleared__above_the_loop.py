def train(model, opt, batches):
    opt.zero_grad()
    losses = []
    for batch in batches:
        inputs, targets = batch
        error = model(inputs) - targets
        loss = (error * error).mean()
        loss.backward()
        opt.step()
        losses.append(loss.item())


def train_accumulated(model, opt, batches, k):
    for start in range(0, len(batches), k):
        group = batches[start:start + k]
        opt.zero_grad()
        for x, y in group:
            (((model(x) - y) ** 2).mean() / len(group)).backward()
        opt.step()
