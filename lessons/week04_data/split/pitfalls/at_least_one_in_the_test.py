"""You give the test at least one of each class, and so it takes the only sample of a class, or, with a large share, all of a rare one. Training needs one, too: at most one less than the class has."""


def stratified(labels, test_fraction, seed):
    generator = Generator().manual_seed(seed)
    train, test = [], []
    for label in dict.fromkeys(labels):
        places = [i for i, other in enumerate(labels) if other == label]
        share = max(1, round(len(places) * test_fraction))
        dealt = [places[i] for i in mixed(len(places), generator)]
        test += dealt[:share]
        train += dealt[share:]
    return train, test
