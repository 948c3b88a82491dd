"""`axis=1` averages over the numbers of a row, centimetres with tonnes. The axis you name is the one that disappears: `axis=0` leaves one number for each column."""


def standardise(x):
    spread = x.std(axis=1, keepdims=True)
    return (x - x.mean(axis=1, keepdims=True)) / np.where(spread == 0, 1, spread)
