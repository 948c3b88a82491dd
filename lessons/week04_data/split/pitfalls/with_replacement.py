"""You draw places with `randint`, which may give the same place again: some samples are there twice, others never. `randperm` gives each place once."""


def mixed(count, generator):
    return torch.randint(count, (count,), generator=generator).tolist()
