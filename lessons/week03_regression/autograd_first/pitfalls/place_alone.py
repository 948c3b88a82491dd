"""You keep each slope by its place alone. A second function asked at the same place gets the slope of the first."""

known = {}


def slope(f, x):
    if x not in known:
        known[x] = grad_of(f, torch.tensor(x, dtype=torch.float64)).item()
    return known[x]
