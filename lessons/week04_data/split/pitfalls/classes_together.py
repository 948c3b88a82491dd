"""You deal all places together, not class by class. By chance a rare class can then end on one side. Gather the places of each class, and cut each of these lists."""


def stratified(labels, test_fraction, seed):
    places = mixed(len(labels), Generator().manual_seed(seed))
    share = round(len(labels) * test_fraction)
    return places[share:], places[:share]
