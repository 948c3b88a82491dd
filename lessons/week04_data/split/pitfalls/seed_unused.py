"""You draw from the common source and don't use `seed`. Each call deals other parts, so samples of the test set will have been trained on before."""


def mixed(count, generator):
    return torch.randperm(count).tolist()
