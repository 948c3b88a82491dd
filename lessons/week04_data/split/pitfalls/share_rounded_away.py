"""You round the share of each class, and for a rare one that is 0, or all of it. Keep it between 1 and one less than the class has."""


def stratified(labels, test_fraction, seed):
    generator = Generator().manual_seed(seed)
    train, test = [], []
    for label in dict.fromkeys(labels):
        places = [i for i, other in enumerate(labels) if other == label]
        share = round(len(places) * test_fraction) if len(places) > 1 else 0
        dealt = [places[i] for i in mixed(len(places), generator)]
        test += dealt[:share]
        train += dealt[share:]
    return train, test
