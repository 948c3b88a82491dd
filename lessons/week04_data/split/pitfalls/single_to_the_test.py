"""You take at least one of each class for the test, the only one of a class, too. What was never trained can't be judged: a single sample goes to training."""


def stratified(labels, test_fraction, seed):
    generator = Generator().manual_seed(seed)
    train, test = [], []
    for label in dict.fromkeys(labels):
        places = [i for i, other in enumerate(labels) if other == label]
        share = max(1, min(len(places) - 1, round(len(places) * test_fraction)))
        dealt = [places[i] for i in mixed(len(places), generator)]
        test += dealt[:share]
        train += dealt[share:]
    return train, test
