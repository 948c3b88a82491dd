"""You drop every row in which something is missing. The other values of that row were measured: keep it."""


def load(path):
    return pd.read_csv(path, na_values="?").dropna()
