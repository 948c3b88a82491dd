"""`-=` and `/=` write into the array that came in: its owner loses the measurements. Compute a new one: `x - …`."""


def standardise(x):
    if x.dtype.kind == "i":
        x = x.astype(float)
    x -= x.mean(axis=0)
    spread = x.std(axis=0)
    x /= np.where(spread == 0, 1, spread)
    return x
