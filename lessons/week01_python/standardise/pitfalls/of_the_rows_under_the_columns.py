"""`axis=1` gives one number for each row. Lined up at the right end it falls on the columns; only a square table lets that pass. `axis=0` gives one for each column."""


def standardise(x):
    spread = x.std(axis=1)
    return (x - x.mean(axis=1)) / np.where(spread == 0, 1, spread)
