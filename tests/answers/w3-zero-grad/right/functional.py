import torch


def mean_loss(model, group):
    return sum(torch.nn.functional.mse_loss(model(x), y) for x, y in group) / len(group)


def step_on(model, opt, group):
    for parameter in model.parameters():
        if parameter.grad is not None:
            parameter.grad.zero_()
    mean_loss(model, group).backward()
    opt.step()


def train(model, opt, batches):
    for batch in batches:
        step_on(model, opt, [batch])


def train_accumulated(model, opt, batches, k):
    it = iter(batches)
    while group := [b for _, b in zip(range(k), it)]:
        step_on(model, opt, group)
