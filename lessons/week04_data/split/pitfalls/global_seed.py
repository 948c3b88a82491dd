"""You call `torch.manual_seed`. That sets the source of chance that everybody draws from: your caller's begins anew with each split. Use a `torch.Generator` of your own."""


def mixed(count, generator):
    torch.manual_seed(generator.initial_seed())
    return torch.randperm(count).tolist()
