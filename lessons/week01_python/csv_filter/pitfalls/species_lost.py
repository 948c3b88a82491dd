"""`pd.to_numeric` with `errors="coerce"` makes nan of everything that is no number, the species included. Use it for the columns of numbers only."""


def load(path):
    return pd.read_csv(path).apply(pd.to_numeric, errors="coerce")
