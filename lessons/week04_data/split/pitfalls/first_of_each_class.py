"""You take the first samples of each class for the test, whatever the seed is. Mix the places of each class before you cut: files are often in the order in which they were recorded."""


def stratified(labels, test_fraction, seed):
    train, test = [], []
    for label in dict.fromkeys(labels):
        places = [i for i, other in enumerate(labels) if other == label]
        share = min(max(1, round(len(places) * test_fraction)), len(places) - 1)
        test += places[:share]
        train += places[share:]
    return train, test
