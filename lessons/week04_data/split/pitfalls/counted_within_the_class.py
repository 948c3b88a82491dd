"""Your numbers count within a class: 0 is the first cat, and the first dog as well. Asked for are places in `labels`: look them up in the list of the class's places."""


def stratified(labels, test_fraction, seed):
    generator = Generator().manual_seed(seed)
    train, test = [], []
    for label in dict.fromkeys(labels):
        count = sum(other == label for other in labels)
        share = min(max(1, round(count * test_fraction)), count - 1)
        dealt = mixed(count, generator)
        test += dealt[:share]
        train += dealt[share:]
    return train, test
