"""You don't tell what `?` means, so it is read as text, and it makes text of the whole column. `na_values="?"` tells it."""


def load(path):
    return pd.read_csv(path)
