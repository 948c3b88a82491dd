"""You start your generator from a number of your own, so every seed deals the same parts. Start it from `seed`."""


def mixed(count, generator):
    return torch.randperm(count, generator=Generator().manual_seed(0)).tolist()
